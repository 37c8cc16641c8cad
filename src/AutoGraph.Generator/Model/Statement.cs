namespace AutoGraph.Generator.Model;

/// <summary>The skeleton of a method body: only control flow is modelled, everything else is quoted.</summary>
internal abstract record Statement;

/// <summary>A statement without control flow of its own, written out as it stands.</summary>
internal sealed record Quoted(Code Code) : Statement
{
    public EquatableArray<string> Declares { get; init; }

    /// <summary>Why this statement must not run under tensor-dependent control flow, if so.</summary>
    public DiagnosticInfo? WhenStaged { get; init; }

    /// <summary>It may throw: where a tensor decides whether it runs, it may end a loop.</summary>
    public bool Throws { get; init; }

    /// <summary>With this variable made anew in the staged part, nothing is wrong after all.</summary>
    public string? UnlessDeclared { get; init; }
}

internal sealed record Block(EquatableArray<Statement> Statements) : Statement;

internal sealed record If(Code Condition, bool Staged, Block Then, Block? Else) : Statement
{
    /// <summary>When staged: the variables that come out, found by <see cref="Lowering.Liveness"/>.</summary>
    public EquatableArray<string> State { get; init; }
}

/// <param name="Id">What jumps refer to.</param>
/// <param name="Step">Runs after each pass that neither broke nor returned; <c>continue</c> leads to it.</param>
internal sealed record While(
    int Id, Code Condition, bool Staged, Block Body, EquatableArray<Statement> Step) : Statement
{
    /// <summary>The condition is the literal true: only a jump ends the loop.</summary>
    public bool Endless { get; init; }

    /// <summary>When staged: the variables that go round.</summary>
    public EquatableArray<string> State { get; init; }
}

internal sealed record Do(int Id, Code Condition, bool Staged, Block Body) : Statement;

/// <param name="Header">The parenthesis after <c>for</c>, for a loop that stays C#.</param>
internal sealed record For(
    int Id, Code Header, EquatableArray<Statement> Start, Code? Condition, EquatableArray<Statement> Step,
    bool Staged, Block Body)
    : Statement;

/// <param name="Header">The parenthesis after <c>foreach</c>, for a loop that stays C#.</param>
/// <param name="Item">The loop variable's name.</param>
internal sealed record ForEach(int Id, Code Header, string Item, Code Over, bool Staged, Block Body) : Statement
{
    public EquatableArray<string> Declares { get; init; }

    /// <summary>Added by the lowering: false ends the loop early.</summary>
    public Code? Test { get; init; }

    /// <summary>When staged: the variables that go round.</summary>
    public EquatableArray<string> State { get; init; }
}

/// <summary>Statements that a <c>break</c> leaves: what becomes of a switch with tensors for guards.</summary>
internal sealed record Leavable(int Id, Block Body) : Statement;

/// <summary>A switch over host values.</summary>
internal sealed record Switch(int Id, Code Header, EquatableArray<Section> Sections) : Statement;

internal sealed record Section(Code Labels, Block Body, bool EndsInBreak);

/// <summary>Blocks that stay as they are around statements that may not: using, lock, try, checked, fixed.</summary>
internal sealed record Host(EquatableArray<Clause> Clauses) : Statement
{
    /// <summary>Why nothing staged may stand in it, if so.</summary>
    public DiagnosticInfo? WhenStagedInside { get; init; }
}

internal sealed record Clause(Code Header, Block Body)
{
    public EquatableArray<string> Declares { get; init; }
}

internal enum JumpKind { Break, Continue, Return }

/// <param name="Target">The id of the loop or switch; 0 for a return.</param>
internal sealed record Jump(SourceRange Range, JumpKind Kind, int Target, Code? Value) : Statement;

/// <summary>A local function, already converted; it may stand before the code that follows a jump.</summary>
internal sealed record LocalFunction(Code Code) : Statement;
