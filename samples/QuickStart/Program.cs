// The second and third section of the API by example: functions, variables, gradients.
using AutoGraph;

Console.WriteLine(Fns.MyFunction(2));                           // run as a graph
Console.WriteLine(Fns.Collatz(27));
Console.WriteLine(Fns.SimpleNn(Tensor.Constant([-1f, 0f, 1f])));

TensorFunction<Func<Tensor, Tensor>> collatz = Fns.CollatzFunction;
Console.WriteLine(collatz.Invoke(27));                          // the graph
Console.WriteLine(collatz.Original(27));                        // the method as written, eagerly
Console.WriteLine(collatz.TraceCount);                          // traced once so far
Console.WriteLine(collatz.ToCode().Contains("Stage.While", StringComparison.Ordinal));
ConcreteFunction concrete = collatz.Concrete(new TensorSpec([], DType.Int32));
Console.WriteLine(concrete.Graph);
var function = TensorFunction.Create<Tensor, Tensor>(Fns.MyFunction);
Console.WriteLine(function.Invoke(Tensor.Constant([1f, 2f, 3f])));

var v = new Variable(Tensor.Random.Normal([3, 1]), name: "v");
v.Assign(Tensor.Ones([3, 1]));
v[0, 0].Assign(3f);
v.AssignAdd(Tensor.Ones([3, 1]));
v += 1f;
Console.WriteLine(v.Read());

var x = new Variable(3f);
using (var tape = new GradientTape())
    Console.WriteLine(tape.Gradient(x * x, x));

var time = new Variable(0f);
using var outer = new GradientTape();
using var inner = new GradientTape();
var position = 4.9f * time.Square();
var speed = inner.Gradient(position, time);
Console.WriteLine(outer.Gradient(speed, time));

Func<Tensor, Tensor> derivative = Gradients.Of(Fns.MyFunction);
Console.WriteLine(derivative(3f));
