using System.Collections.Immutable;
using AutoGraph.Fuzz.Host;

namespace AutoGraph.Fuzz.Syntax;

/// <summary>Host values of the parameters, and what the two variables hold before the call.</summary>
internal sealed record Input(ImmutableArray<object> Arguments, double V, int W)
{
    /// <summary>With all floating numbers multiplied by nearly 1.</summary>
    public Input Moved(double relative) => Map((number, i) => number * (1 + (relative * (i % 2 == 0 ? 1 : -0.7))));

    /// <summary>With one floating number, counted through the arguments and V, moved.</summary>
    public Input Moved(int part, double step) => Map((number, i) => i == part ? number + step : number);

    private Input Map(Func<double, int, double> function)
    {
        var place = 0;
        return new(
            [.. Arguments.Select(argument => argument switch
            {
                double number => function(number, place++),
                Vector vector => vector.Map(number => function(number, place++)),
                _ => argument,
            })],
            function(V, place), W);
    }
}
