using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection.Emit;

namespace AutoGraph.Kernels;

/// <summary>Writes a scalar program as one method: registers are its locals, loops and branches are jumps.</summary>
[RequiresDynamicCode("Emits a DynamicMethod.")]
internal sealed class ScalarCompiler
{
    private readonly ScalarProgram program;
    private readonly ILGenerator il;
    private readonly ScalarEmitter formulas;

    private ScalarCompiler(ScalarProgram program, ILGenerator il)
    {
        this.program = program;
        this.il = il;
        formulas = new ScalarEmitter(il, program.Registers);
    }

    public static ScalarKernel Compile(ScalarProgram program)
    {
        var method = new DynamicMethod(
            "Scalars", typeof(void), [typeof(nint*)], typeof(ScalarCompiler).Module, skipVisibility: true);
        new ScalarCompiler(program, method.GetILGenerator(1024)).Emit();
        return method.CreateDelegate<ScalarKernel>();
    }

    private void Emit()
    {
        for (int i = 0; i < program.InputCount; i++)
        {
            PushAddress(i);
            formulas.Load(i);
        }

        Block(program.Body);
        formulas.Store(program.Results, result => PushAddress(program.InputCount + result));
        il.Emit(OpCodes.Ret);
    }

    private void Block(ImmutableArray<ScalarStatement> statements)
    {
        foreach (var statement in statements)
        {
            switch (statement)
            {
                case Assignment(var registers, var values):
                    formulas.Assign(registers, values);
                    break;
                case Branch(var condition, var then, var otherwise):
                    Branch(condition, then, otherwise);
                    break;
                case Repetition(var test, var condition, var body):
                    Repeat(test, condition, body);
                    break;
            }
        }
    }

    private void Branch(
        Scalar condition, ImmutableArray<ScalarStatement> then, ImmutableArray<ScalarStatement> otherwise)
    {
        var (fails, end) = (il.DefineLabel(), il.DefineLabel());
        formulas.Push(condition);
        il.Emit(OpCodes.Brfalse, fails);
        Block(then);
        il.Emit(OpCodes.Br, end);
        il.MarkLabel(fails);
        Block(otherwise);
        il.MarkLabel(end);
    }

    private void Repeat(
        ImmutableArray<ScalarStatement> test, Scalar condition, ImmutableArray<ScalarStatement> body)
    {
        var (again, look) = (il.DefineLabel(), il.DefineLabel());
        il.Emit(OpCodes.Br, look);
        il.MarkLabel(again);
        Block(body);
        il.MarkLabel(look);
        Block(test);
        formulas.Push(condition);
        il.Emit(OpCodes.Brtrue, again);
    }

    private void PushAddress(int operand)
    {
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldc_I4, operand * sizeof(long));
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Ldind_I);
    }
}
