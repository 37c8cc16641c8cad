namespace AutoGraph.Kernels;

/// <summary>A primitive over a tile, vector by vector.</summary>
internal sealed unsafe class TileOperation<T>(Primitive primitive) : TileStep
    where T : unmanaged
{
    public override void Apply(byte* target, byte* a, byte* b, byte* c, int count)
    {
        T* r = (T*)target;
        T* x = (T*)a;
        T* y = (T*)b;
        T* z = (T*)c;
        switch (primitive)
        {
            case Primitive.Add:
                Binary<Operations.Add>(r, x, y, count);
                break;
            case Primitive.Subtract:
                Binary<Operations.Subtract>(r, x, y, count);
                break;
            case Primitive.Multiply:
                Binary<Operations.Multiply>(r, x, y, count);
                break;
            case Primitive.Divide:
                Binary<Operations.Divide>(r, x, y, count);
                break;
            case Primitive.Remainder:
                Binary<Operations.Remainder>(r, x, y, count);
                break;
            case Primitive.Min:
                Binary<Operations.Min>(r, x, y, count);
                break;
            case Primitive.Max:
                Binary<Operations.Max>(r, x, y, count);
                break;
            case Primitive.Power:
                Binary<Operations.Power>(r, x, y, count);
                break;
            case Primitive.Atan2:
                Binary<Operations.Atan2>(r, x, y, count);
                break;
            case Primitive.And:
                Binary<Operations.And>(r, x, y, count);
                break;
            case Primitive.Or:
                Binary<Operations.Or>(r, x, y, count);
                break;
            case Primitive.Xor:
                Binary<Operations.Xor>(r, x, y, count);
                break;
            case Primitive.Less:
                Compare<Operations.Less>(r, x, y, count);
                break;
            case Primitive.LessOrEqual:
                Compare<Operations.LessOrEqual>(r, x, y, count);
                break;
            case Primitive.Equal:
                Compare<Operations.Equal>(r, x, y, count);
                break;
            case Primitive.NotEqual:
                Compare<Operations.NotEqual>(r, x, y, count);
                break;
            case Primitive.Negate:
                Unary<Operations.Negate>(r, x, count);
                break;
            case Primitive.Abs:
                Unary<Operations.Abs>(r, x, count);
                break;
            case Primitive.Sign:
                Unary<Operations.Sign>(r, x, count);
                break;
            case Primitive.Not:
                Unary<Operations.Not>(r, x, count);
                break;
            case Primitive.Floor:
                Unary<Operations.Floor>(r, x, count);
                break;
            case Primitive.Ceiling:
                Unary<Operations.Ceiling>(r, x, count);
                break;
            case Primitive.Round:
                Unary<Operations.Round>(r, x, count);
                break;
            case Primitive.Truncate:
                Unary<Operations.Truncate>(r, x, count);
                break;
            case Primitive.Sqrt:
                Unary<Operations.Sqrt>(r, x, count);
                break;
            case Primitive.Rsqrt:
                Unary<Operations.Rsqrt>(r, x, count);
                break;
            case Primitive.Exp:
                Unary<Operations.Exp>(r, x, count);
                break;
            case Primitive.Expm1:
                Unary<Operations.Expm1>(r, x, count);
                break;
            case Primitive.Log:
                Unary<Operations.Log>(r, x, count);
                break;
            case Primitive.Log1p:
                Unary<Operations.Log1p>(r, x, count);
                break;
            case Primitive.Sin:
                Unary<Operations.Sin>(r, x, count);
                break;
            case Primitive.Cos:
                Unary<Operations.Cos>(r, x, count);
                break;
            case Primitive.Tan:
                Unary<Operations.Tan>(r, x, count);
                break;
            case Primitive.Asin:
                Unary<Operations.Asin>(r, x, count);
                break;
            case Primitive.Acos:
                Unary<Operations.Acos>(r, x, count);
                break;
            case Primitive.Atan:
                Unary<Operations.Atan>(r, x, count);
                break;
            case Primitive.Sinh:
                Unary<Operations.Sinh>(r, x, count);
                break;
            case Primitive.Cosh:
                Unary<Operations.Cosh>(r, x, count);
                break;
            case Primitive.Tanh:
                Unary<Operations.Tanh>(r, x, count);
                break;
            case Primitive.Sigmoid:
                Unary<Operations.Sigmoid>(r, x, count);
                break;
            case Primitive.Erf:
                Unary<Operations.Erf>(r, x, count);
                break;
            case Primitive.IsNaN:
                Compare<Operations.NotEqual>(r, x, x, count);
                break;
            case Primitive.FusedMultiplyAdd:
                Fuse(r, x, y, z, count);
                break;
            default:
                Select(r, (int*)a, y, z, count);
                break;
        }
    }

    private static void Unary<TOperation>(T* target, T* x, int count)
        where TOperation : IUnaryOperation
    {
        for (int i = 0; i < count; i += Wide256<T>.Count)
        {
            Wide256<T>.Store(TOperation.Invoke<Wide256<T>, T>(Wide256<T>.Load(x + i)), target + i);
        }
    }

    private static void Binary<TOperation>(T* target, T* x, T* y, int count)
        where TOperation : IBinaryOperation
    {
        for (int i = 0; i < count; i += Wide256<T>.Count)
        {
            var result = TOperation.Invoke<Wide256<T>, T>(Wide256<T>.Load(x + i), Wide256<T>.Load(y + i));
            Wide256<T>.Store(result, target + i);
        }
    }

    private static void Fuse(T* target, T* x, T* y, T* z, int count)
    {
        for (int i = 0; i < count; i += Wide256<T>.Count)
        {
            var result = Wide256<T>.Fma(Wide256<T>.Load(x + i), Wide256<T>.Load(y + i), Wide256<T>.Load(z + i));
            Wide256<T>.Store(result, target + i);
        }
    }

    private static void Compare<TOperation>(T* target, T* x, T* y, int count)
        where TOperation : IBinaryOperation
    {
        Binary<TOperation>(target, x, y, count);

        // Forward in place: the narrow mask of an element never reaches a wide one that is still to be read.
        for (int i = 0; sizeof(T) == sizeof(long) && i < count; i++)
        {
            ((int*)target)[i] = (int)((long*)target)[i];
        }
    }

    private static void Select(T* target, int* mask, T* whenTrue, T* whenFalse, int count)
    {
        for (int i = 0; i < count; i++)
        {
            target[i] = mask[i] != 0 ? whenTrue[i] : whenFalse[i];
        }
    }
}
