using AutoGraph.Generator.Model;
using Microsoft.CodeAnalysis;

namespace AutoGraph.Generator.Diagnostics;

/// <summary>Every diagnostic of the generator: each says what, where, and what to do.
/// A page in docs/diagnostics for each.</summary>
internal static class DiagnosticTable
{
    public const string ShapesAndDTypesCategory = "AutoGraph.ShapesAndDTypes";

    // AG01xx: usage.

    public static readonly DiagnosticDescriptor TypeNotPartial = Usage("AG0101", "Type is not partial",
        "'{0}' is a [TensorFunction], so the generator adds members to '{1}': declare '{1}' partial");

    public static readonly DiagnosticDescriptor ParameterByReference = Usage("AG0102", "Parameter passed by reference",
        "Parameter '{0}' of '{1}' is passed by '{2}', which a graph cannot do: return the value instead");

    public static readonly DiagnosticDescriptor ResultType = Usage("AG0103", "Result is not a tensor",
        "'{0}' returns '{1}': a [TensorFunction] returns Tensor, a tuple of Tensors, Tensor[] or void");

    public static readonly DiagnosticDescriptor StructMethod = Usage("AG0104", "Instance method of a struct",
        "'{0}' is an instance method of the struct '{1}', which staged code cannot capture: "
        + "make the method static or '{1}' a class");

    public static readonly DiagnosticDescriptor HelperOutOfReach = Usage("AG0105", "Called method cannot be converted",
        "'{0}' has tensor-dependent control flow and must be converted, but {1}: {2}");

    public static readonly DiagnosticDescriptor MethodShape = Usage("AG0106", "Method cannot be a function",
        "'{0}' is {1}: {2}");

    public static readonly DiagnosticDescriptor ParameterType = Usage("AG0107", "Parameter type is not supported",
        "Parameter '{0}' of '{1}' has type '{2}', which neither is a tensor nor can be part of a trace key: "
        + "pass Tensor, Tensor[], a tuple of Tensors or a value that compares by Equals");

    public static readonly DiagnosticDescriptor MemberAssigned = Usage("AG0108", "Member assigned while tracing",
        "'{0}' is assigned in '{1}', which happens when it is traced, not at each call: "
        + "use a Variable or return the value",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor PrintsWhileTracing = Usage("AG0109", "Prints while tracing only",
        "This {0} has no tensor argument, so it prints when '{1}' is traced, not at each call: "
        + "print a tensor, or move it to the caller", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor CallNotRedirected = Usage("AG0110", "Call runs eagerly",
        "This call of '{0}' cannot be redirected to its graph because '{1}' is private: make '{1}' internal, "
        + "or call through the handle", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor TextOfTensor = Usage("AG0111", "Text of a tensor made while tracing",
        "This text of '{0}' is made while tracing, when the tensor has no value: "
        + "print it with Console.WriteLine or Ag.Print, or move the text to the caller", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor FixedValue = Usage("AG0112", "Value fixed while tracing",
        "'{0}' is read once, when '{1}' is traced, and every call uses that value: "
        + "pass the value as a tensor, or use Tensor.Random", DiagnosticSeverity.Warning);

    // AG02xx: control flow.

    public static readonly DiagnosticDescriptor HostVariable = ControlFlow("AG0201", "Host value changes with a tensor",
        "'{0}' has type '{1}' and is assigned where a tensor decides whether the assignment runs{2}: make it a Tensor");

    public static readonly DiagnosticDescriptor ConditionalType = ControlFlow("AG0202", "Conditional gives no tensor",
        "A tensor decides this conditional, but its result is '{0}': make it a Tensor, or assign in an 'if'");

    public static readonly DiagnosticDescriptor UnstablePath = ControlFlow("AG0203", "Assigned place is not fixed",
        "'{0}' is assigned where a tensor decides, but which place that is depends on '{1}': "
        + "assign to a local and store it afterwards");

    public static readonly DiagnosticDescriptor CollectionChanged = ControlFlow(
        "AG0204", "Collection changed under a tensor",
        "'{0}.{1}' runs while tracing, whatever the tensor says: gather results in a TensorList, "
        + "or move the call out of the tensor-dependent code");

    public static readonly DiagnosticDescriptor Throw = ControlFlow("AG0205", "Throw decided by a tensor",
        "The exception is made while tracing, when the tensor '{0}' has no value: only its message may show tensors");

    public static readonly DiagnosticDescriptor InsideTry = ControlFlow("AG0206", "Tensor-dependent code inside try",
        "The graph runs after this try has ended, so its catch and finally would not see it: "
        + "move the tensor-dependent statement or jump out of the try");

    public static readonly DiagnosticDescriptor CannotBeStaged = ControlFlow("AG0207", "Statement cannot be staged",
        "'{0}' cannot be part of a graph: {1}");

    public static readonly DiagnosticDescriptor ComparedWithNull = ControlFlow("AG0208", "Tensor compared with null",
        "'{0}' compares values element by element: write '{1}' to ask whether there is a tensor");

    public static readonly DiagnosticDescriptor AssignedLazily = ControlFlow(
        "AG0209", "Assignment in a part that may not run",
        "'{0}' is assigned in a part of an expression that runs only if a tensor says so: write an 'if' statement");

    public static readonly DiagnosticDescriptor TensorGuard = ControlFlow("AG0210", "Tensor in a pattern guard",
        "A tensor cannot decide the guard '{0}' here: give each label a section of its own, or write if and else");

    public static readonly DiagnosticDescriptor RefLocal = ControlFlow(
        "AG0211", "Reference or span used in staged code",
        "'{0}' is a '{1}', which staged code cannot capture: copy it to an array or a tensor first");

    public static readonly DiagnosticDescriptor CapturedAssignment = ControlFlow(
        "AG0212", "Lambda assigns an outer tensor",
        "A lambda assigns '{0}' of the method around it, so a branch or loop cannot know that it changes: "
        + "return the value and assign it where the lambda is called");

    public static readonly DiagnosticDescriptor VirtualCall = ControlFlow("AG0213", "Called method may be replaced",
        "'{0}' has tensor-dependent control flow but is virtual, so its conversion cannot be chosen when compiling: "
        + "make it non-virtual or seal it");

    public static readonly DiagnosticDescriptor CallAssignsMember = ControlFlow(
        "AG0214", "Call assigns a member",
        "'{0}' assigns '{1}' and is called where a tensor decides: return the value and assign it here");

    public static readonly DiagnosticDescriptor LoopVariableType = ControlFlow("AG0215", "Loop variable changes type",
        "The loop variable '{0}' has type '{1}', but the elements of a tensor are tensors: write 'var {0}'");

    public static readonly DiagnosticDescriptor StagedResult = ControlFlow("AG0216", "Return decided by a tensor",
        "A tensor decides which return of '{0}' runs, but it returns '{1}': return Tensor or a tuple of Tensors, "
        + "or assign in the branches and return once");

    public static readonly DiagnosticDescriptor NullInLoop = ControlFlow("AG0217", "Null decides in a staged loop",
        "Whether '{0}' is null is asked once, while tracing, but the loop around assigns it: "
        + "give it a value before the loop and keep a bool tensor that tells whether it was found");

    // AG03xx: shapes and dtypes, as far as they are known before anything runs.

    public static readonly DiagnosticDescriptor MixedDTypes = ShapesAndDTypes("AG0301", "Dtypes do not mix",
        "{0}: {1} and {2} do not mix, and nothing is converted in silence: use Cast(DType.{3}) on the other side");

    public static readonly DiagnosticDescriptor DoubleLiteral = ShapesAndDTypes(
        "AG0302", "Double makes a float64 constant",
        "'{0}' is double, so this constant is float64, but it meets float32: write '{1}'", DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor InnerSizes = ShapesAndDTypes("AG0303", "Matrices do not fit",
        "matMul: {0} and {1} have no product: {2}");

    public static readonly DiagnosticDescriptor NoBroadcast = ShapesAndDTypes("AG0304", "Shapes do not broadcast",
        "{0}: shapes {1} and {2} do not broadcast: counted from the last axis, sizes must be equal or 1; "
        + "reshape or transpose one side");

    public static readonly DiagnosticDescriptor ElementCount = ShapesAndDTypes(
        "AG0305", "Elements do not fill the shape",
        "reshape: shape {0} has {1} elements, which do not fill shape {2}: leave one size as null to let it follow");

    public static readonly DiagnosticDescriptor Condition = ShapesAndDTypes("AG0306", "Condition is not one bool",
        "This condition is {0}, but a bool scalar decides: compare it with a value, and reduce it by All() or Any()");

    public static readonly DiagnosticDescriptor NegativeSize = ShapesAndDTypes("AG0307", "Negative size",
        "A size cannot be negative: write null for the one size that follows from the others");

    public static readonly IReadOnlyDictionary<string, DiagnosticDescriptor> ById = typeof(DiagnosticTable).GetFields()
        .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
        .Select(field => (DiagnosticDescriptor)field.GetValue(null)!)
        .ToDictionary(descriptor => descriptor.Id);

    private static DiagnosticDescriptor Usage(
        string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Error)
        => new(id, title, message, "AutoGraph.Usage", severity, isEnabledByDefault: true, helpLinkUri: Page(id));

    private static DiagnosticDescriptor ControlFlow(string id, string title, string message)
        => new(id, title, message, "AutoGraph.ControlFlow", DiagnosticSeverity.Error, isEnabledByDefault: true,
            helpLinkUri: Page(id));

    private static DiagnosticDescriptor ShapesAndDTypes(
        string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Error)
        => new(id, title, message, ShapesAndDTypesCategory, severity, isEnabledByDefault: true,
            helpLinkUri: Page(id));

    private static string Page(string id) => $"docs/diagnostics/{id}.md";
}
