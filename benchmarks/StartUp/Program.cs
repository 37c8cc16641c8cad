// What a fresh process pays before it is at work: time to the first and to the thousandth step.
using AutoGraph.Benchmarks.StartUp;

if (args is ["--child", var step, var started])
{
    ColdStart.Run(step, long.Parse(started));
    return 0;
}
if (SessionOptions.Parse(args) is { } options)
    return Session.Run(options);
Console.Error.WriteLine(SessionOptions.Usage);
return 2;
