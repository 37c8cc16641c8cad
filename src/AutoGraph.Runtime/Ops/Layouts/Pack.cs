using AutoGraph.Devices;
using AutoGraph.Ops;

namespace AutoGraph;

public sealed partial class Tensor
{
    /// <summary>Row-major elements from the start of their buffer: this tensor, or a copy.</summary>
    internal Tensor Pack()
    {
        if (Layout.IsContiguous)
        {
            return this;
        }

        if (Storage is StringStorage strings)
        {
            return new Tensor(DType, Layout.Contiguous(Shape),
                new StringStorage([.. Offsets().Select(i => strings.Items[i])]));
        }

        var result = Allocate(DType, Shape);
        Copies.Run(View, result.View);
        GC.KeepAlive(this);
        return result;
    }
}
