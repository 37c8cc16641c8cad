using AutoGraph.Execution;
using AutoGraph.Passes;
using AutoGraph.Staging;

namespace AutoGraph.Runtime.Tests.Execution;

/// <summary>What steps say of themselves: plans, profiles and debuggers show it.</summary>
public class StepSummaryTests
{
    private static readonly Tensor X = Tensor.Zeros([4, 3]);
    private static readonly Variable W = new(Tensor.Zeros([3, 5]), name: "w");

    [Fact]
    public void A_product_counts_two_operations_a_term_and_each_matrix_once()
    {
        var step = Summaries(x => x.MatMul(Tensor.Ones([3, 5]))).Single();

        Assert.Equal("matmul 4x3·3x5", step.Text);
        Assert.Equal(2 * 4 * 3 * 5, step.Flops);
        Assert.Equal(4 * ((4 * 3) + (3 * 5) + (4 * 5)), step.Bytes);
    }

    [Fact]
    public void A_convolution_counts_every_filter_element_at_every_place_of_its_output()
    {
        var step = Summaries(x => Nn.Conv2D(x.Reshape([1, 2, 6, 1]), Tensor.Ones([1, 3, 1, 5]), padding: Padding.Same))
            .Single();

        Assert.Equal("conv2D (1, 2, 6, 1) (1, 3, 1, 5)", step.Text);
        Assert.Equal(2 * (3 * 5) * (2 * 6), step.Flops);
    }

    [Fact]
    public void A_loop_names_what_it_does_and_counts_a_cost_for_each_element()
    {
        var step = Summaries(x => ((x + 1) * x / 2).Exp()).Single();

        Assert.StartsWith("loop add,multiply,", step.Text, StringComparison.Ordinal);
        Assert.EndsWith(" (4, 3)", step.Text, StringComparison.Ordinal);
        Assert.InRange(step.Flops, 12 * 13, 12 * 20);
        Assert.Equal(2 * 4 * 12, step.Bytes);
        Assert.StartsWith("loop(x0: Float32) {", step.Listing, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broadcast_operand_is_read_once()
        => Assert.Equal(
            4 * (12 + 3 + 12), Summaries(x => x + Tensor.Constant([1f, 2f, 3f]).BroadcastTo([4, 3])).Single().Bytes);

    [Fact]
    public void Variables_go_by_name()
    {
        var texts = Summaries(x =>
        {
            W.Assign(W * 2);
            return x.MatMul(W.Read());
        }).Select(step => step.Text).ToArray();

        Assert.Contains("read w", texts);
        Assert.Contains(texts, text => text.Contains("assign w", StringComparison.Ordinal));
    }

    [Fact]
    public void A_loop_over_tensors_owns_the_plans_of_its_test_and_body_and_leaves_the_work_to_them()
    {
        var step = Summaries(x =>
        {
            var sum = x.Sum(axis: 0);
            Stage.While(() => sum.Sum() < 100, () => sum += 1, Stage.Var("sum", () => sum, value => sum = value));
            return sum;
        }).Last(step => step.Bodies.Count > 0);

        Assert.Equal(["test", "body"], step.Bodies.Select(body => body.Role));
        Assert.Equal((0, 0), (step.Flops, step.Bytes));
        Assert.Equal("loop add (3,)", step.Bodies[1].Plan.Steps.Last().ToString());
    }

    [Fact]
    public void A_loop_over_single_elements_lists_its_program()
    {
        var step = Summaries(x =>
        {
            var sum = x.Sum();
            Stage.While(() => sum < 100, () => sum += 1, Stage.Var("sum", () => sum, value => sum = value));
            return sum;
        }).Last();

        Assert.Equal("island (float32)", step.Text);
        Assert.StartsWith("scalars(x0: Float32) {", step.Listing, StringComparison.Ordinal);
    }

    private static StepSummary[] Summaries(Func<Tensor, Tensor> body)
    {
        var traced = new TracedFunction("test").Find(
            [X.Spec], 0, body, static (body, inputs, _) => [body(inputs[0])]);
        return [.. PlanBuilder.Build(Pipeline.Run(traced.Graph)).Steps.Select(step => step.Describe())];
    }
}
