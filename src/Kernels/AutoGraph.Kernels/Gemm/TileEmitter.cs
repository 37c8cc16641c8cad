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
/// sums = 0, or C
/// do { right[v] = load b; for each row: left = broadcast a; sum[row, v] += left * right[v]; step } while (--k != 0)
/// C = sums
/// </code>
/// </remarks>
[RequiresDynamicCode("Emits a DynamicMethod.")]
internal sealed class TileEmitter
{
    /// <summary>Rows reached from one pointer, with offsets 0, stride and twice the stride.</summary>
    private const int RowsPerPointer = 3;

    private enum Argument
    {
        Target, Steps, A, AStride, B, BStride, C, CStride, Columns, Accumulate,
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

    private TileEmitter(
        [DynamicallyAccessedMembers(PublicMethods)] Type lanes, Type vector, TileShape shape)
    {
        _lanes = lanes;
        _shape = shape;
        _method = new DynamicMethod(
            $"Tile{shape.Rows}x{shape.Vectors}",
            typeof(void),
            [typeof(object), typeof(nint), typeof(byte*), typeof(nint), typeof(byte*), typeof(nint), typeof(byte*),
                typeof(nint), typeof(nint), typeof(bool)],
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
    }

    /// <summary>Compiles one tile.</summary>
    public static TileBody Emit<
        [DynamicallyAccessedMembers(PublicMethods)] TLanes, TVector>(TileShape shape)
        where TLanes : ILanes<TVector>
    {
        var emitter = new TileEmitter(typeof(TLanes), typeof(TVector), shape);
        emitter.Prologue();
        emitter.Steps();
        emitter.Epilogue();

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

        Sums();
        Load(Argument.AStride);
        _il.Emit(OpCodes.Ldc_I4_1);
        _il.Emit(OpCodes.Shl);
        _il.Emit(OpCodes.Stloc, _doubleStride);
        for (var p = 0; p < _pointers.Length; p++)
        {
            Load(Argument.A);
            AddProduct(Argument.AStride, p * RowsPerPointer);
            _il.Emit(OpCodes.Stloc, _pointers[p]);
        }
    }

    /// <summary>Sums begin with what they are added to, so that the steps may be cut anywhere.</summary>
    private void Sums()
    {
        var add = _il.DefineLabel();
        var ready = _il.DefineLabel();
        Load(Argument.Accumulate);
        _il.Emit(OpCodes.Brtrue, add);
        foreach (var (row, v) in _cells)
        {
            Call("Zero");
            _il.Emit(OpCodes.Stloc, _sums[row, v]);

            // Written at the end; it comes from memory meanwhile.
            CellAddress(row, v);
            Call("Prefetch");
        }

        _il.Emit(OpCodes.Br, ready);
        _il.MarkLabel(add);
        foreach (var (row, v) in _cells)
        {
            CellAddress(row, v);
            CallMaybeMasked("Load", v);
            _il.Emit(OpCodes.Stloc, _sums[row, v]);
        }

        _il.MarkLabel(ready);
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
        Load(Argument.B);
        AddConstant(v * _shape.VectorBytes);
        CallMaybeMasked("Load", v);
        _il.Emit(OpCodes.Stloc, _right[v]);
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
        Load(Argument.B);
        Load(Argument.BStride);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Starg, (short)Argument.B);
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

        Load(Argument.Steps);
        _il.Emit(OpCodes.Ldc_I4_1);
        _il.Emit(OpCodes.Sub);
        _il.Emit(OpCodes.Starg, (short)Argument.Steps);
        Load(Argument.Steps);
    }

    private void Epilogue()
    {
        foreach (var (row, v) in _cells)
        {
            CellAddress(row, v);
            _il.Emit(OpCodes.Ldloc, _sums[row, v]);
            CallMaybeMasked("Store", v);
        }

        _il.Emit(OpCodes.Ret);
    }

    private void CellAddress(int row, int v)
    {
        Load(Argument.C);
        AddProduct(Argument.CStride, row);
        AddConstant(v * _shape.VectorBytes);
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
