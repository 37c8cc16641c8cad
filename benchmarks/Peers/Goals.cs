namespace AutoGraph.Benchmarks.Peers;

/// <summary>How many times as fast as the best peer a case should be.</summary>
/// <param name="Name">The case.</param>
/// <param name="OneThread">With one thread.</param>
/// <param name="TwoThreads">With two and more.</param>
/// <param name="OfEager">Whether the goal is for eager code; else for the graph.</param>
internal sealed record Goal(string Name, double OneThread, double TwoThreads, bool OfEager = false)
{
    public double At(int threads) => threads == 1 ? OneThread : TwoThreads;
}

/// <summary>What the project has set itself.</summary>
internal static class Goals
{
    /// <summary>How many times as fast as its own eager code the graph of a case should be.</summary>
    public static readonly IReadOnlyDictionary<string, double> OverEager =
        new Dictionary<string, double> { ["a.lstmcell100_fwd"] = 2.2 };

    public static readonly IReadOnlyDictionary<string, Goal> All = new Goal[]
    {
        new("a.lstmcell100_fwd", 1.5, 2.2),
        new("b.mlp_fwd60_infer", 1.4, 2.2),
        new("c.mlp_train_b32_adam", 2, 3),
        new("c.mlp_train_b128_adam", 1.6, 2.2),
        new("c.mlp_train_b512_sgd", 1.15, 1.3),
        new("d.cnn_train_b32_adam", 1.6, 2.1),
        new("e.poly_1e+05", 7, 10),
        new("e.poly_1e+07", 5, 5),
        new("e.gelu_tanh_1e+05", 5, 6),
        new("e.gates_1e+05", 3.5, 5),
        new("f.softmax_1024", 2.5, 2.5),
        new("f.layernorm_1024", 3.2, 3.2),
        new("f.sum_4096_axis0", 1.2, 1.2),
        new("f.sum_4096_axis1", 1.2, 1.2),
        new("g.sgemm_m256_n256_k256", 0.95, 0.95),
        new("g.sgemm_m512_n512_k512", 0.95, 0.95),
        new("g.sgemm_m1024_n1024_k1024", 0.95, 0.95),
        new("g.sgemm_m2048_n2048_k2048", 0.95, 0.95),
        new("g.sgemm_m60_n128_k784", 1.2, 1.4),
        new("g.sgemm_m32_n128_k784", 1.2, 1.4),
        new("g.sgemm_m100_n400_k200", 1.2, 1.4),
        new("g.sgemm_m32_n10_k128", 0.95, 0.95),
        new("h.dynrnn_T64_B32", 2, 2.7),
        new("i.add10", 5, 5, OfEager: true),
        new("i.while1000_tensor", 100, 100),
        new("j.linclass_2000x2_40steps", 50, 50),
        new("k.collatz1000", 100, 100),
    }.ToDictionary(goal => goal.Name);
}
