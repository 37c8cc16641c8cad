namespace AutoGraph.Kernels;

/// <summary>
/// Converts a tile; integers narrower than 32 bits and half floats are rounded by a step of their own.
/// </summary>
internal sealed unsafe class TileCast<TFrom, TTo>(ElementType from, ElementType to) : TileStep
    where TFrom : unmanaged
    where TTo : unmanaged
{
    private readonly bool clamps = from.IsFloating() && to.IsInteger() && to.Size() < sizeof(int);
    private readonly int least = to.IsInteger() ? (int)Number.FromDouble(double.NegativeInfinity, to) : 0;
    private readonly int greatest = to.IsInteger() ? (int)Number.FromDouble(double.PositiveInfinity, to) : 0;

    public override void Apply(byte* target, byte* a, byte* b, byte* c, int count)
    {
        var values = (TFrom*)a;
        for (int i = 0; i < count; i++)
        {
            if (to == ElementType.Bool)
            {
                ((int*)target)[i] = EqualityComparer<TFrom>.Default.Equals(values[i], default) ? 0 : -1;
            }
            else if (from == ElementType.Bool)
            {
                ((TTo*)target)[i] = Conversion.One<int, TTo>(((int*)a)[i] & 1);
            }
            else
            {
                ((TTo*)target)[i] = Conversion.One<TFrom, TTo>(values[i]);
            }
        }

        for (int i = 0; clamps && i < count; i++)
        {
            ((int*)target)[i] = Math.Clamp(((int*)target)[i], least, greatest);
        }
    }
}
