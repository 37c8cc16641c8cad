using System.Reflection;

namespace AutoGraph;

/// <summary>About this library.</summary>
public static class AutoGraphInfo
{
    /// <summary>Its version: <c>0.1.0</c>.</summary>
    public static string Version { get; } =
        typeof(AutoGraphInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];
}
