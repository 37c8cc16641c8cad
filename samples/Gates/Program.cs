// AND and OR by the perceptron rule, XOR by two layers and a gradient.
using AutoGraph;
using AutoGraph.Samples;

const int Limit = 50, XorSteps = 300;

var inputs = Tensor.Constant([[0f, 0f], [0f, 1f], [1f, 0f], [1f, 1f]]);
Teach("and", [0, 0, 0, 1]);
Teach("or", [0, 1, 1, 1]);
Teach("xor", [0, 1, 1, 0]);

var xor = new TwoLayers();
var targets = Tensor.Constant([[0f], [1f], [1f], [0f]]);
var losses = new List<(double, double)>();
for (var step = 0; step < XorSteps; step++)
    losses.Add((step, xor.TrainStep(inputs, targets).ToScalar<float>()));
new SvgPlot("XOR with two layers", "step", "mean squared error").Line("loss", "#2471a3", losses).Save("xor-loss.svg");
Console.WriteLine($"xor with two layers: {Digits(xor.Answer(inputs))}, plot in xor-loss.svg");

void Teach(string gate, float[] expected)
{
    var neuron = new Perceptron();
    var rounds = neuron.Learn(inputs, Tensor.Constant(expected), Limit).ToScalar<int>();
    var verdict = rounds < Limit ? $"right after {rounds} rounds" : $"still wrong after {rounds} rounds";
    Console.WriteLine($"{gate} with one neuron: {Digits(neuron.Answer(inputs))}, {verdict}");
}

static string Digits(Tensor answers)
    => string.Join(' ', answers.ToArray<float>().Select(answer => answer.ToString("0")));
