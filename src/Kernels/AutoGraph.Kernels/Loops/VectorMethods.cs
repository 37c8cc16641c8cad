using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Intrinsics;

namespace AutoGraph.Kernels;

/// <summary>Finds the base library's vector methods by name; reflection is slow, so each is looked up once.</summary>
internal static class VectorMethods
{
    private static readonly ConcurrentDictionary<(string Name, Type Vector, int Arguments), MethodInfo> Known = new();
    private static readonly ConcurrentDictionary<
        (string Name, Type Owner, Type A, Type B, Type? C), MethodInfo> Own = new();

    /// <summary>A static method or operator on <paramref name="vector"/>, all operands of that type.</summary>
    public static MethodInfo Get(string name, Type vector, int arguments)
        => Known.GetOrAdd((name, vector, arguments), static key => Find(key.Name, key.Vector, key.Arguments));

    /// <summary>One of our generic methods, closed.</summary>
    public static MethodInfo Closed(Type owner, string name, Type a, Type b, Type? c = null)
        => Own.GetOrAdd((name, owner, a, b, c), static key =>
        {
            Type[] arguments = key.C is null ? [key.A, key.B] : [key.A, key.B, key.C];
            return key.Owner.GetMethods().First(method => method.Name == key.Name
                && method.GetGenericArguments().Length == arguments.Length).MakeGenericMethod(arguments);
        });

    /// <summary>The static class beside a vector type: <c>Vector512</c> of <c>Vector512&lt;T&gt;</c>.</summary>
    public static Type Companion(Type vector)
    {
        var open = vector.GetGenericTypeDefinition();
        return open == typeof(Vector512<>) ? typeof(Vector512)
            : open == typeof(Vector256<>) ? typeof(Vector256)
            : typeof(Vector128);
    }

    private static MethodInfo Find(string name, Type vector, int arguments)
    {
        var element = vector.GetGenericArguments()[0];
        if (name == "Create")
        {
            return Companion(vector).GetMethods().First(method => method.Name == name
                && method.GetParameters() is [{ ParameterType.IsGenericMethodParameter: true }])
                .MakeGenericMethod(element);
        }

        foreach (var method in name.StartsWith("op_", StringComparison.Ordinal)
            ? vector.GetMethods() : Companion(vector).GetMethods())
        {
            if (method.Name != name || method.GetParameters().Length != arguments
                || method.GetGenericArguments().Length > 1)
            {
                continue;
            }

            var closed = method.IsGenericMethodDefinition ? method.MakeGenericMethod(element) : method;
            if (Array.TrueForAll(closed.GetParameters(), parameter => Fits(parameter.ParameterType, vector, name)))
            {
                return closed;
            }
        }

        throw new MissingMethodException(vector.ToString(), name);
    }

    private static bool Fits(Type parameter, Type vector, string name)
        => parameter == vector
            || (parameter.IsPointer && name is "Load" or "Store")
            || (parameter == typeof(int) && name is "op_LeftShift" or "op_RightShift");
}
