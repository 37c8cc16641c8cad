using System.Collections.Immutable;

namespace AutoGraph.Kernels.Tests.Islands;

/// <summary>A scalar program with inputs; runs it in every way.</summary>
internal sealed unsafe class ScalarCase(ScalarProgram program, long[] inputs)
{
    /// <summary>The results, as <see cref="Number"/> keeps them, by a kernel over memory.</summary>
    public long[] Run(ScalarKernel kernel)
    {
        var memory = stackalloc long[inputs.Length + program.Results.Length];
        var operands = stackalloc nint[inputs.Length + program.Results.Length];
        for (int i = 0; i < inputs.Length + program.Results.Length; i++)
        {
            operands[i] = (nint)(memory + i);
        }

        for (int i = 0; i < inputs.Length; i++)
        {
            Number.Write((byte*)operands[i], program.Registers[i], inputs[i]);
        }

        kernel(operands);
        return [.. program.Results.Select((result, i) =>
            Number.Read((byte*)operands[inputs.Length + i], result.Type))];
    }

    /// <summary>The results as the primitives mean them.</summary>
    public long[] Expected()
    {
        var registers = new long[program.Registers.Length];
        inputs.CopyTo(registers, 0);
        Walk(program.Body);
        return Listing.Of(program.Results.AsSpan()).Evaluate(registers);

        void Walk(ImmutableArray<ScalarStatement> statements)
        {
            foreach (var statement in statements)
            {
                switch (statement)
                {
                    case Assignment(var targets, var values):
                        var computed = Listing.Of(values.AsSpan()).Evaluate(registers);
                        for (int i = 0; i < computed.Length; i++)
                        {
                            registers[targets[i]] = computed[i];
                        }

                        break;
                    case Branch(var condition, var then, var otherwise):
                        Walk(Holds(condition) ? then : otherwise);
                        break;
                    case Repetition(var test, var condition, var body):
                        for (Walk(test); Holds(condition); Walk(test))
                        {
                            Walk(body);
                        }

                        break;
                }
            }
        }

        bool Holds(Scalar condition) => Listing.Of(condition).Evaluate(registers)[0] != 0;
    }
}
