namespace AutoGraph.Fuzz.Syntax;

/// <summary>What an expression gives. All but the last two are tensors in the tensor dialect.</summary>
internal enum Kind
{
    /// <summary>A statement.</summary>
    Nothing,
    Int,
    Real,
    Flag,

    /// <summary>A vector of three.</summary>
    Row,
    HostInt,
    HostFlag,
}
