using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph;

/// <summary>Square roots for the optimizers.</summary>
internal static class Root
{
    public static Tensor Of(Tensor x) => FormulaOp.Apply("sqrt", Scalar.Sqrt(Scalar.Input(0, x.DType.Element)), x);
}
