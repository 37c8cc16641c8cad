namespace AutoGraph.Benchmarks.Quick;

/// <summary>The cases that are measured, under the names of the peers' script. Each is made when its turn comes.</summary>
internal static partial class QuickCases
{
    /// <summary>What single precision may differ from double, relative to the largest element.</summary>
    private const double Float = 1e-5;

    /// <summary>The same after hundreds of operations in a row, or over thousands of terms in a sum.</summary>
    private const double Long = 1e-4;

    public static IEnumerable<(string Name, Func<QuickCase> Make)> All =>
    [
        Row("a.lstmcell100_fwd", LstmForward),
        Row("a.lstmcell100_fwdbwd", LstmGradients),
        Row("b.mlp_fwd60_infer", MlpInfer),
        Row("b.mlp_fwd60_dropout", MlpDropout),
        .. from batch in new[] { 32, 128, 512 }
           from rule in new[] { "sgd", "adam" }
           select Row($"c.mlp_train_b{batch}_{rule}", name => MlpTraining(name, batch, rule)),
        .. from rule in new[] { "sgd", "adam" } select Row($"d.cnn_train_b32_{rule}", name => CnnTraining(name, rule)),
        Row("d.cnn_infer_b32", CnnInfer),
        .. from exponent in new[] { 3, 5, 7 } from row in ElementwiseRows($"_1e+{exponent:00}", (int)Math.Pow(10, exponent)) select row,
        .. RowRows(),
        .. MatMulSizes.Select(size => Row($"g.sgemm_m{size.M}_n{size.N}_k{size.K}", name => MatMul(name, size))),
        .. from time in new[] { 64, 128 }
           from batch in new[] { 32, 64, 128 }
           select Row($"h.dynrnn_T{time}_B{batch}", name => RnnForward(name, time, batch)),
        Row("h.dynrnn_fwdbwd_T64_B32", RnnGradients),
        Row("i.add10", AddTen),
        Row("i.while1000_tensor", CountTo1000),
        Row("j.linclass_2000x2_40steps", LinearClassifierFit),
        Row("k.collatz1000", Collatz),
    ];

    private static (string, Func<QuickCase>) Row(string name, Func<string, QuickCase> make) => (name, () => make(name));
}
