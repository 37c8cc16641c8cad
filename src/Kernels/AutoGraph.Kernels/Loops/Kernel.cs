namespace AutoGraph.Kernels;

/// <summary>The two inner axes of a loop.</summary>
/// <param name="pointers">Addresses of the operands; not modified.</param>
/// <param name="count">Size of the innermost axis.</param>
/// <param name="rows">Size of the axis around it.</param>
/// <param name="strides">In bytes: of every operand along the innermost axis, then along the axis around it.</param>
internal unsafe delegate void Kernel(nint* pointers, nint count, nint rows, nint* strides);
