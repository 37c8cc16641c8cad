using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Intrinsics;
using static System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes;

namespace AutoGraph.Kernels;

/// <summary>Finds the methods that emitted code calls by name; reflection is slow, so each is looked up once.</summary>
[RequiresDynamicCode("Closes generic methods over types chosen at run time.")]
internal static class VectorMethods
{
    private static readonly ConcurrentDictionary<Key, MethodInfo> Known = new();

    /// <summary>A static method or operator on <paramref name="vector"/>, all operands of that type.</summary>
    public static MethodInfo Get(string name, [DynamicallyAccessedMembers(PublicMethods)] Type vector, int arguments)
    {
        var key = new Key(vector, name, arguments);
        return Known.TryGetValue(key, out var method) ? method : Known[key] = Find(name, vector, arguments);
    }

    /// <summary>One of our generic methods, closed.</summary>
    public static MethodInfo Closed(
        [DynamicallyAccessedMembers(PublicMethods)] Type owner, string name, Type a, Type b, Type? c = null)
    {
        Type[] arguments = c is null ? [a, b] : [a, b, c];
        var key = new Key(owner, name, arguments.Length, a, b, c);
        return Known.TryGetValue(key, out var method) ? method
            : Known[key] = Close(Open(owner, name, arguments.Length), arguments);
    }

    /// <summary>A generic method with these arguments.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2060", Justification = "Asks of its arguments only to be unmanaged.")]
    public static MethodInfo Close(MethodInfo open, params Type[] arguments) => open.MakeGenericMethod(arguments);

    private static MethodInfo Open(
        [DynamicallyAccessedMembers(PublicMethods)] Type owner, string name, int arguments)
        => owner.GetMethods().First(
            method => method.Name == name && method.GetGenericArguments().Length == arguments);

    /// <summary>The static class beside a vector type: <c>Vector512</c> of <c>Vector512&lt;T&gt;</c>.</summary>
    [return: DynamicallyAccessedMembers(PublicMethods)]
    private static Type Companion(Type vector)
    {
        var open = vector.GetGenericTypeDefinition();
        return open == typeof(Vector512<>) ? typeof(Vector512)
            : open == typeof(Vector256<>) ? typeof(Vector256)
            : typeof(Vector128);
    }

    private static MethodInfo Find(string name, [DynamicallyAccessedMembers(PublicMethods)] Type vector, int arguments)
    {
        var element = vector.GetGenericArguments()[0];
        if (name == "Create")
        {
            return Close(
                Companion(vector).GetMethods().First(method => method.Name == name
                    && method.GetParameters() is [{ ParameterType.IsGenericMethodParameter: true }]),
                element);
        }

        foreach (var method in name.StartsWith("op_", StringComparison.Ordinal)
            ? vector.GetMethods() : Companion(vector).GetMethods())
        {
            if (method.Name != name || method.GetParameters().Length != arguments
                || method.GetGenericArguments().Length > 1)
            {
                continue;
            }

            var closed = method.IsGenericMethodDefinition ? Close(method, element) : method;
            if (Array.TrueForAll(closed.GetParameters(), parameter => Fits(parameter.ParameterType, vector, name)))
            {
                return closed;
            }
        }

        throw new MissingMethodException(vector.ToString(), name);
    }

    private static bool Fits(Type parameter, Type vector, string name)
        => parameter == vector
            || (parameter.IsPointer && name is "Load" or "Store" or "StoreAlignedNonTemporal")
            || (parameter == typeof(int) && name is "op_LeftShift" or "op_RightShift");

    /// <summary>A method of an owner, closed over types when it is generic.</summary>
    private sealed record Key(Type Owner, string Name, int Arguments, Type? A = null, Type? B = null, Type? C = null);
}
