using AutoGraph.Graphs;
using AutoGraph.Ops;
using static AutoGraph.Indexing;

namespace AutoGraph.Runtime.Tests.Tensors;

/// <summary>Random indices against a reference that walks coordinates; a failure prints its seed and index.</summary>
public class IndexingPropertyTests
{
    private const int Rounds = 300;

    [Fact]
    public void Random_indices_give_what_coordinates_say()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var row = RandomIndex.Make(seed);
            var expected = row.Reference();
            Check(row, expected, row.Source[row.Indices]);
            Check(row, expected, row.Source.Transpose().Pack().Transpose()[row.Indices]);
        }
    }

    [Fact]
    public void A_graph_gives_the_same_whether_it_knows_the_sizes_or_not()
    {
        for (var seed = 0; seed < Rounds / 3; seed++)
        {
            var row = RandomIndex.Make(seed);
            var expected = row.Reference();
            Check(row, expected, Graphed.Run(x => x[0][row.Indices], row.Source));
            Check(row, expected, RunWithUnknownSizes(row));
        }
    }

    [Fact]
    public void The_gradient_of_a_part_is_one_where_the_part_is()
    {
        for (var seed = 0; seed < Rounds / 3; seed++)
        {
            var row = RandomIndex.Make(seed);
            var expected = new float[row.Source.Layout.Count];
            foreach (var place in row.Reference().Places)
            {
                expected[place] += 2 * place;
            }

            Tensor Gradient(Tensor[] inputs)
            {
                using var tape = new GradientTape();
                tape.Watch(inputs[0]);
                return tape.Gradient(inputs[0][row.Indices].Square().Sum(), inputs[0]);
            }

            foreach (var gradient in (Tensor[])[Gradient([row.Source]), Graphed.Run(Gradient, row.Source)])
            {
                Assert.True(expected.AsSpan().SequenceEqual(gradient.ToArray<float>()), row.ToString());
            }
        }
    }

    [Fact]
    public void Assigning_a_part_of_a_variable_changes_that_part_alone()
    {
        for (var seed = 0; seed < Rounds / 3; seed++)
        {
            var row = RandomIndex.Make(seed);
            var (eager, traced) = (new Variable(row.Source), new Variable(row.Source));
            eager[row.Indices].Assign(-1f);
            Graphed.Run(
                x =>
                {
                    traced[row.Indices].Assign(x[0]);
                    return x[0];
                },
                Tensor.Constant(-1f));
            var expected = row.Source.ToArray<float>();
            foreach (var place in row.Reference().Places)
            {
                expected[place] = -1;
            }

            Assert.True(expected.AsSpan().SequenceEqual(eager.Read().ToArray<float>()), row.ToString());
            Assert.True(expected.AsSpan().SequenceEqual(traced.Read().ToArray<float>()), row.ToString());
        }
    }

    private static Tensor RunWithUnknownSizes(RandomIndex row)
    {
        var builder = new GraphBuilder("unknown sizes");
        var input = builder.AddInput(new TensorSpec(Shape.Create(new int?[row.Source.Rank]), DType.Float32), "x");
        Graph graph;
        using (Dispatch.Use(builder))
        {
            graph = builder.Build([input[row.Indices]]);
        }

        return Replay.Run(graph, [row.Source])[0];
    }

    private static void Check(RandomIndex row, (int[] Sizes, int[] Places) expected, Tensor actual)
    {
        Assert.True(
            (Shape)expected.Sizes == actual.Shape,
            $"{row}: expected {(Shape)expected.Sizes}, got {actual.Shape}");
        Assert.True(
            expected.Places.SequenceEqual(actual.ToArray<float>().Select(value => (int)value)),
            $"{row}: expected [{string.Join(' ', expected.Places)}], got {actual}");
    }

    /// <summary>A tensor whose elements are their own places, and an index into it.</summary>
    private sealed class RandomIndex
    {
        private readonly List<string> text = [];
        private readonly List<TensorIndex> indices = [];

        /// <summary>The places of each axis of the result; null for a new axis.</summary>
        private readonly List<(int Axis, int[]? Places)> axes = [];
        private readonly Dictionary<int, int> fixedPlaces = [];
        private readonly int seed;

        private RandomIndex(int seed, Tensor source)
        {
            this.seed = seed;
            Source = source;
        }

        public Tensor Source { get; }

        public TensorIndex[] Indices => [.. indices];

        public static RandomIndex Make(int seed)
        {
            var random = new Random(seed);
            var sizes = Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(1, 5)).ToArray();
            var count = sizes.Aggregate(1, (a, b) => a * b);
            var values = Enumerable.Range(0, count).Select(i => (float)i).ToArray();
            var result = new RandomIndex(seed, Tensor.From<float>(values, sizes));
            result.Fill(random, sizes);
            return result;
        }

        public (int[] Sizes, int[] Places) Reference()
        {
            var sizes = axes.Select(axis => axis.Places?.Length ?? 1).ToArray();
            var places = new List<int>();
            Walk(0, new int[Source.Rank], places);
            return (sizes, [.. places]);
        }

        public override string ToString() => $"seed {seed}: {Source.Shape}[{string.Join(", ", text)}]";

        private void Walk(int depth, int[] at, List<int> places)
        {
            if (depth < axes.Count)
            {
                var (axis, of) = axes[depth];
                foreach (var place in of ?? [0])
                {
                    if (of is not null)
                    {
                        at[axis] = place;
                    }

                    Walk(depth + 1, at, places);
                }

                return;
            }

            var flat = 0;
            for (var i = 0; i < at.Length; i++)
            {
                flat = (flat * Source.Shape.Sizes[i]) + fixedPlaces.GetValueOrDefault(i, at[i]);
            }

            places.Add(flat);
        }

        private void Fill(Random random, int[] sizes)
        {
            var ellipsis = random.Next(2) == 0 ? random.Next(sizes.Length + 1) : -1;
            var skipped = ellipsis < 0 ? 0 : random.Next(sizes.Length - ellipsis + 1);
            var named = random.Next(3) == 0 && ellipsis < 0 ? random.Next(sizes.Length) : sizes.Length;
            for (var axis = 0; axis <= sizes.Length; axis++)
            {
                if (axis == ellipsis)
                {
                    Add(Ellipsis, "...");
                    for (var i = 0; i < skipped; i++)
                    {
                        Keep(axis++, sizes);
                    }
                }

                if (random.Next(6) == 0 && (axis <= named || ellipsis >= 0))
                {
                    Add(NewAxis, "NewAxis");
                    axes.Add((0, null));
                }

                if (axis < named)
                {
                    AddAxis(random, axis, sizes[axis]);
                }
                else if (axis < sizes.Length)
                {
                    Keep(axis, sizes);
                }
            }
        }

        private void AddAxis(Random random, int axis, int size)
        {
            switch (random.Next(5))
            {
                case 0:
                    var place = random.Next(-size, size);
                    Add(place, $"{place}");
                    fixedPlaces[axis] = place < 0 ? place + size : place;
                    break;
                case 1:
                    var fromEnd = random.Next(1, size + 1);
                    Add(^fromEnd, $"^{fromEnd}");
                    fixedPlaces[axis] = size - fromEnd;
                    break;
                case 2:
                    var (start, end) = (random.Next(size + 1), random.Next(size + 1));
                    Add(start..^end, $"{start}..^{end}");
                    axes.Add((axis, [.. Enumerable.Range(0, size).Where(i => i >= start && i < size - end)]));
                    break;
                case 3:
                    var step = random.Next(1, 4);
                    Add(Slice(null, null, -step), $"::-{step}");
                    axes.Add((axis, [.. Enumerable.Range(0, size).Reverse().Where(i => (size - 1 - i) % step == 0)]));
                    break;
                default:
                    var (low, by) = (random.Next(size), random.Next(1, 3));
                    Add(Slice(low, size + 5, by), $"{low}:{size + 5}:{by}");
                    axes.Add((axis, [.. Enumerable.Range(0, size).Where(i => i >= low && (i - low) % by == 0)]));
                    break;
            }
        }

        private void Keep(int axis, int[] sizes) => axes.Add((axis, [.. Enumerable.Range(0, sizes[axis])]));

        private void Add(TensorIndex index, string written)
        {
            indices.Add(index);
            text.Add(written);
        }
    }
}
