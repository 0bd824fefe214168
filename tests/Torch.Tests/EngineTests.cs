using System.Reflection;
using System.Runtime.InteropServices;
using Explorer.Torch.Native;
using TorchSharp;
using static TorchSharp.torch;

namespace Explorer.Torch.Tests;

public sealed class EngineTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void SetNumThreads_Two_IsAnsweredBack()
    {
        set_num_threads(2);
        Assert.Equal(2, get_num_threads());
        set_num_threads(1);
        Assert.Equal(1, get_num_threads());
        Assert.True(get_num_interop_threads() >= 1);
    }

    [Fact]
    public void NoGrad_Nested_IsRestored()
    {
        var x = ones(1).requires_grad_();
        using (no_grad())
        {
            Assert.False((x * 2).requires_grad);
            using (enable_grad())
                Assert.True((x * 2).requires_grad);
            Assert.False((x * 2).requires_grad);
        }

        Assert.True((x * 2).requires_grad);
        using (inference_mode())
            Assert.False((x * 2).requires_grad);
        Assert.True((x * 2).requires_grad);
    }

    [Fact]
    public void Gradients_SecondOrderAndUnused_AreAsInPyTorch()
    {
        var x = tensor(3f).requires_grad_();
        var unused = tensor(1f).requires_grad_();
        var first = autograd.grad([x.pow(3)], [x], create_graph: true)[0];
        Assert.Equal(27, first.ToSingle());
        Assert.Equal(18, autograd.grad([first], [x])[0].ToSingle());
        Assert.Null(autograd.grad([x * 2], [x, unused], allow_unused: true)[1]);
    }

    [Fact]
    public void Exports_EveryDeclaredFunction_IsInTheLibrary()
    {
        var library = NativeLibraryLoader.Load(Path.Combine(AppContext.BaseDirectory, "libexplorer_native.so"));
        var declared = typeof(NativeStatus).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(NativeStatus).Namespace)
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<DllImportAttribute>()?.EntryPoint)
            .OfType<string>()
            .ToList();
        Assert.True(declared.Count > 100);
        Assert.All(declared, name => Assert.True(NativeLibrary.TryGetExport(library, name, out _), name));
    }

    [Fact]
    public void Load_NoShim_SaysToBuild()
    {
        var error = Assert.Throws<TorchUnavailableException>(() => NativeLibraryLoader.Load("/nowhere/libexplorer_native.so"));
        Assert.Contains("/nowhere/libexplorer_native.so is missing: build the solution", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_LibraryThatCannotLoad_SaysWhatToInstall()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "no library");
        var error = Assert.Throws<TorchUnavailableException>(() => NativeLibraryLoader.Load(path));
        File.Delete(path);
        Assert.Contains("apt-get install libtorch-dev", error.Message, StringComparison.Ordinal);
        Assert.Contains("LIBTORCH", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RequireAvailable_LibtorchThere_Passes()
    {
        TorchEngine.RequireAvailable();
        Assert.Matches(@"^libtorch \d+\.\d+", TorchEngine.Capabilities.Engine);
    }
}
