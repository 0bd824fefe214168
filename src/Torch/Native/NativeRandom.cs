using System.Runtime.InteropServices;

namespace Explorer.Torch.Native;

/// <summary>Seeds, generators and draws. Each function answers 0, or 1 with a message in <c>exp_last_error</c>.</summary>
internal static partial class NativeRandom
{
    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_random_free")]
    public static partial void Free(nint self);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_random_manual_seed")]
    public static partial int ManualSeed(ulong seed);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_random_new")]
    public static partial int New(ulong seed, out GeneratorHandle generator);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_random_seed")]
    public static partial int Seed(GeneratorHandle generator, ulong seed);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_random_initial_seed")]
    public static partial int InitialSeed(GeneratorHandle generator, out ulong seed);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_random_create")]
    public static partial int Create(int kind, ReadOnlySpan<long> sizes, long count, GeneratorHandle generator, int dtype, int deviceType, int deviceIndex, int requiresGrad, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_random_integers")]
    public static partial int Integers(long low, long high, ReadOnlySpan<long> sizes, long count, GeneratorHandle generator, int dtype, int deviceType, int deviceIndex, int requiresGrad, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_random_permutation")]
    public static partial int Permutation(long n, GeneratorHandle generator, int dtype, int deviceType, int deviceIndex, int requiresGrad, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_random_normal")]
    public static partial int Normal(TensorHandle self, double mean, double deviation, GeneratorHandle generator);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_random_uniform")]
    public static partial int Uniform(TensorHandle self, double low, double high, GeneratorHandle generator);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_random_bernoulli")]
    public static partial int Bernoulli(TensorHandle self, double probability, GeneratorHandle generator);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_random_bernoulli_of")]
    public static partial int BernoulliOf(TensorHandle probabilities, GeneratorHandle generator, out TensorHandle result);

    [LibraryImport(NativeLibraryLoader.Name, EntryPoint = "exp_random_truncated_normal")]
    public static partial int TruncatedNormal(TensorHandle self, double mean, double deviation, double low, double high, GeneratorHandle generator);
}
