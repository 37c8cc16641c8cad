// A line between two clouds of points, by gradient descent on the mean squared error.
using AutoGraph;
using AutoGraph.Samples;

const int Steps = 40, PointsPerClass = 1000;

var (points, classes) = Gaussians.TwoClasses(PointsPerClass, seed: 1);
var (x, y) = (Tensor.Constant(points), Tensor.Constant(classes));
var model = new LinearModel();
for (var step = 1; step <= Steps; step++)
{
    var loss = model.TrainStep(x, y).ToScalar<float>();
    Console.WriteLine($"step {step,2}  loss {loss:0.0000}");
}

var weights = model.Weights.Read().To2D<float>();
var bias = model.Bias.Read().ToArray<float>()[0];
new SvgPlot("Two Gaussians and the line between them", "x", "y")
    .Scatter("class 0", "#c0392b", Cloud(0))
    .Scatter("class 1", "#2471a3", Cloud(PointsPerClass))
    .Line(
        "0.5", "#1e8449",
        Enumerable.Range(-2, 8).Select(at => ((double)at, (0.5 - bias - weights[0, 0] * at) / weights[1, 0])))
    .Save("linear-classifier.svg");
Console.WriteLine($"accuracy {100 * model.Accuracy(x, y).ToScalar<float>():0.00} %, plot in linear-classifier.svg");

IEnumerable<(double, double)> Cloud(int start)
    => Enumerable.Range(start, PointsPerClass).Select(i => ((double)points[i, 0], (double)points[i, 1]));
