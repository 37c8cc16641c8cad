using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Emit;
using static System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes;

namespace AutoGraph.Kernels;

/// <summary>Writes the IL of one register tile: rows x vectors sums that stay in registers over all steps.</summary>
/// <remarks>
/// C# can say this only with a local for each sum, so a source would repeat itself for each number of rows, vectors,
/// form and mask; arrays and structs of sums are not kept in registers. The shape of the code:
/// <code>
/// do
/// {
///     sums = 0, or C
///     do { right[v] = load b; for each row: left = broadcast a; sum[row, v] += left * right[v]; step } while (--k != 0)
///     C = sums; next tile
/// }
/// while (--tiles != 0)
/// </code>
/// </remarks>
[RequiresDynamicCode("Emits a DynamicMethod.")]
internal sealed class TileEmitter
{
    /// <summary>Rows reached from one pointer, with offsets 0, stride and twice the stride.</summary>
    private const int RowsPerPointer = 3;

    /// <summary>The right operand is asked for 8 steps ahead.</summary>
    private const int PrefetchedStepsBits = 3;

    private enum Argument
    {
        Target, Steps, A, AStride, B, BStride, C, CStride, Columns, Accumulate, Tiles, ATile,
    }

    [DynamicallyAccessedMembers(PublicMethods)]
    private readonly Type _lanes;

    private readonly TileShape _shape;
    private readonly ILGenerator _il;
    private readonly DynamicMethod _method;
    private readonly LocalBuilder[,] _sums;
    private readonly (int Row, int Vector)[] _cells;
    private readonly LocalBuilder[] _right;
    private readonly LocalBuilder[] _pointers;
    private readonly LocalBuilder[] _left;
    private readonly LocalBuilder _mask;
    private readonly LocalBuilder _doubleStride;
    private readonly LocalBuilder _rowOfB;
    private readonly LocalBuilder _rowOfC;
    private readonly LocalBuilder _steps;

    private TileEmitter(
        [DynamicallyAccessedMembers(PublicMethods)] Type lanes, Type vector, TileShape shape)
    {
        _lanes = lanes;
        _shape = shape;
        _method = new DynamicMethod(
            $"Tile{shape.Rows}x{shape.Vectors}",
            typeof(void),
            [typeof(object), typeof(nint), typeof(byte*), typeof(nint), typeof(byte*), typeof(nint), typeof(byte*),
                typeof(nint), typeof(nint), typeof(bool), typeof(nint), typeof(nint)],
            typeof(TileEmitter).Module,
            skipVisibility: true);
        _il = _method.GetILGenerator();
        _sums = new LocalBuilder[shape.Rows, shape.Vectors];
        _cells = new (int, int)[_sums.Length];
        for (var cell = 0; cell < _cells.Length; cell++)
        {
            _cells[cell] = Math.DivRem(cell, shape.Vectors);
        }

        foreach (var (row, v) in _cells)
        {
            _sums[row, v] = _il.DeclareLocal(vector);
        }

        _right = Locals(shape.Vectors, vector);
        var pointers = shape.Form == LeftForm.UnitRows ? 1 : (shape.Rows + RowsPerPointer - 1) / RowsPerPointer;
        _pointers = Locals(pointers, typeof(byte*));
        _left = Locals(shape.Rows, vector);
        _mask = _il.DeclareLocal(vector);
        _doubleStride = _il.DeclareLocal(typeof(nint));
        _rowOfB = _il.DeclareLocal(typeof(byte*));
        _rowOfC = _il.DeclareLocal(typeof(byte*));
        _steps = _il.DeclareLocal(typeof(nint));
    }

    /// <summary>Compiles one tile.</summary>
    public static TileBody Emit<
        [DynamicallyAccessedMembers(PublicMethods)] TLanes, TVector>(TileShape shape)
        where TLanes : ILanes<TVector>
    {
        var emitter = new TileEmitter(typeof(TLanes), typeof(TVector), shape);
        emitter.Prologue();
        emitter.Tiles();

        // Closed over an object that the body ignores: an open delegate would move every argument by one place.
        return emitter._method.CreateDelegate<TileBody>(emitter._shape);
    }

    private LocalBuilder[] Locals(int count, Type type)
    {
        var locals = new LocalBuilder[count];
        for (var i = 0; i < count; i++)
        {
            locals[i] = _il.DeclareLocal(type);
        }

        return locals;
    }

    private void Prologue()
    {
        if (_shape.Masked)
        {
            Load(Argument.Columns);
            _il.Emit(OpCodes.Ldc_I4, (_shape.Vectors - 1) * _shape.VectorLanes);
            _il.Emit(OpCodes.Conv_I);
            _il.Emit(OpCodes.Sub);
            Call("Mask");
            _il.Emit(OpCodes.Stloc, _mask);
        }

        Load(Argument.AStride);
        _il.Emit(OpCodes.Ldc_I4_1);
        _il.Emit(OpCodes.Shl);
        _il.Emit(OpCodes.Stloc, _doubleStride);
    }

    private void Tiles()
    {
        var again = _il.DefineLabel();
        _il.MarkLabel(again);
        Sums();
        Pointers();
        Steps();
        Results();
        Load(Argument.A);
        Load(Argument.ATile);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Starg, (short)Argument.A);
        Load(Argument.Tiles);
        _il.Emit(OpCodes.Ldc_I4_1);
        _il.Emit(OpCodes.Sub);
        _il.Emit(OpCodes.Dup);
        _il.Emit(OpCodes.Starg, (short)Argument.Tiles);
        _il.Emit(OpCodes.Brtrue, again);
        _il.Emit(OpCodes.Ret);
    }

    /// <summary>Sums begin with what they are added to, so that the steps may be cut anywhere.</summary>
    private void Sums()
    {
        var add = _il.DefineLabel();
        var ready = _il.DefineLabel();
        Load(Argument.C);
        _il.Emit(OpCodes.Stloc, _rowOfC);
        Load(Argument.Accumulate);
        _il.Emit(OpCodes.Brtrue, add);
        ForEachCell((row, v) =>
        {
            // Written at the end; it comes from memory meanwhile.
            Call("Prefetch");
            Call("Zero");
            _il.Emit(OpCodes.Stloc, _sums[row, v]);
        });
        _il.Emit(OpCodes.Br, ready);
        _il.MarkLabel(add);
        ForEachCell((row, v) =>
        {
            CallMaybeMasked("Load", v);
            _il.Emit(OpCodes.Stloc, _sums[row, v]);
        });

        // What the next tile will begin with.
        ForEachCell((_, _) => Call("Prefetch"));
        _il.MarkLabel(ready);
    }

    /// <summary>Leaves C at the first row of the next tile.</summary>
    private void Results()
    {
        Load(Argument.C);
        _il.Emit(OpCodes.Stloc, _rowOfC);
        ForEachCell((row, v) =>
        {
            _il.Emit(OpCodes.Ldloc, _sums[row, v]);
            CallMaybeMasked("Store", v);
        });
        _il.Emit(OpCodes.Ldloc, _rowOfC);
        _il.Emit(OpCodes.Starg, (short)Argument.C);
    }

    /// <summary>Walks through the rows of C from where the pointer stands, with the address of each vector.</summary>
    private void ForEachCell(Action<int, int> act)
    {
        for (var row = 0; row < _shape.Rows; row++)
        {
            for (var v = 0; v < _shape.Vectors; v++)
            {
                _il.Emit(OpCodes.Ldloc, _rowOfC);
                AddConstant(v * _shape.VectorBytes);
                act(row, v);
            }

            _il.Emit(OpCodes.Ldloc, _rowOfC);
            Load(Argument.CStride);
            _il.Emit(OpCodes.Add);
            _il.Emit(OpCodes.Stloc, _rowOfC);
        }
    }

    private void Pointers()
    {
        Load(Argument.B);
        _il.Emit(OpCodes.Stloc, _rowOfB);
        Load(Argument.Steps);
        _il.Emit(OpCodes.Stloc, _steps);
        for (var p = 0; p < _pointers.Length; p++)
        {
            Load(Argument.A);
            AddProduct(Argument.AStride, p * RowsPerPointer);
            _il.Emit(OpCodes.Stloc, _pointers[p]);
        }
    }

    private void Steps()
    {
        var again = _il.DefineLabel();
        _il.MarkLabel(again);
        if (_shape.Vectors <= 2)
        {
            RowByRow();
        }
        else
        {
            VectorByVector();
        }

        Advance();
        _il.Emit(OpCodes.Brtrue, again);
    }

    /// <summary>The right vectors stay in registers while the rows come by.</summary>
    private void RowByRow()
    {
        for (var v = 0; v < _shape.Vectors; v++)
        {
            LoadRight(v);
        }
        PrefetchRight();
        for (var row = 0; row < _shape.Rows; row++)
        {
            LoadLeft(row);
            for (var v = 0; v < _shape.Vectors; v++)
            {
                MultiplyAdd(row, v);
            }
        }
    }

    /// <summary>The few rows stay in registers while the right vectors come by.</summary>
    private void VectorByVector()
    {
        for (var row = 0; row < _shape.Rows; row++)
        {
            LoadLeft(row);
        }

        for (var v = 0; v < _shape.Vectors; v++)
        {
            LoadRight(v);
            for (var row = 0; row < _shape.Rows; row++)
            {
                MultiplyAdd(row, v);
            }
        }
    }

    private void LoadLeft(int row)
    {
        LeftAddress(row);
        Call("Broadcast");
        _il.Emit(OpCodes.Stloc, _left[row]);
    }

    private void LoadRight(int v)
    {
        _il.Emit(OpCodes.Ldloc, _rowOfB);
        AddConstant(v * _shape.VectorBytes);
        CallMaybeMasked("Load", v);
        _il.Emit(OpCodes.Stloc, _right[v]);
    }

    /// <summary>Rows of the right operand in place may lie too far apart for the machine to guess the next ones.
    /// </summary>
    private void PrefetchRight()
    {
        _il.Emit(OpCodes.Ldloc, _rowOfB);
        Load(Argument.BStride);
        _il.Emit(OpCodes.Ldc_I4, PrefetchedStepsBits);
        _il.Emit(OpCodes.Shl);
        _il.Emit(OpCodes.Add);
        Call("Prefetch");
    }

    private void MultiplyAdd(int row, int v)
    {
        _il.Emit(OpCodes.Ldloc, _left[row]);
        _il.Emit(OpCodes.Ldloc, _right[v]);
        _il.Emit(OpCodes.Ldloc, _sums[row, v]);
        Call("MultiplyAdd");
        _il.Emit(OpCodes.Stloc, _sums[row, v]);
    }

    /// <summary>Moves to the next step; leaves the number of steps left on the stack.</summary>
    private void Advance()
    {
        _il.Emit(OpCodes.Ldloc, _rowOfB);
        Load(Argument.BStride);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, _rowOfB);
        foreach (var pointer in _pointers)
        {
            _il.Emit(OpCodes.Ldloc, pointer);
            if (_shape.Form == LeftForm.UnitRows)
            {
                Load(Argument.AStride);
                _il.Emit(OpCodes.Add);
            }
            else
            {
                AddConstant(_shape.ElementBytes);
            }

            _il.Emit(OpCodes.Stloc, pointer);
        }

        _il.Emit(OpCodes.Ldloc, _steps);
        _il.Emit(OpCodes.Ldc_I4_1);
        _il.Emit(OpCodes.Sub);
        _il.Emit(OpCodes.Dup);
        _il.Emit(OpCodes.Stloc, _steps);
    }

    private void LeftAddress(int row)
    {
        if (_shape.Form == LeftForm.UnitRows)
        {
            _il.Emit(OpCodes.Ldloc, _pointers[0]);
            AddConstant(row * _shape.ElementBytes);
            return;
        }

        _il.Emit(OpCodes.Ldloc, _pointers[row / RowsPerPointer]);
        switch (row % RowsPerPointer)
        {
            case 1:
                Load(Argument.AStride);
                _il.Emit(OpCodes.Add);
                break;
            case 2:
                _il.Emit(OpCodes.Ldloc, _doubleStride);
                _il.Emit(OpCodes.Add);
                break;
        }
    }

    /// <summary>Calls a method of the lanes, masked where vector <paramref name="v"/> is the cut one.</summary>
    private void CallMaybeMasked(string method, int v)
    {
        if (_shape.Masked && v == _shape.Vectors - 1)
        {
            _il.Emit(OpCodes.Ldloc, _mask);
            Call(method + "Masked");
        }
        else
        {
            Call(method);
        }
    }

    private void Load(Argument argument) => _il.Emit(OpCodes.Ldarg, (short)argument);

    private void AddConstant(int bytes)
    {
        if (bytes != 0)
        {
            _il.Emit(OpCodes.Ldc_I4, bytes);
            _il.Emit(OpCodes.Conv_I);
            _il.Emit(OpCodes.Add);
        }
    }

    private void AddProduct(Argument stride, int times)
    {
        if (times != 0)
        {
            Load(stride);
            _il.Emit(OpCodes.Ldc_I4, times);
            _il.Emit(OpCodes.Conv_I);
            _il.Emit(OpCodes.Mul);
            _il.Emit(OpCodes.Add);
        }
    }

    private void Call(string method)
        => _il.Emit(OpCodes.Call, _lanes.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!);
}
