using System.Xml.Linq;

namespace AutoGraph.Architecture.Tests;

/// <summary>The version stands in one place.</summary>
public class VersionTests
{
    [Fact]
    public void What_the_library_says_is_what_the_package_is_called()
    {
        var properties = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props"));
        Assert.Equal(properties.Descendants("VersionPrefix").Single().Value, AutoGraphInfo.Version);
    }

    [Fact]
    public void No_other_project_file_names_a_version()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.*proj", SearchOption.AllDirectories);
        Assert.All(files, file => Assert.DoesNotContain(XDocument.Load(file).Descendants(),
            element => element.Name.LocalName is "Version" or "VersionPrefix" or "PackageVersion"));
    }
}
