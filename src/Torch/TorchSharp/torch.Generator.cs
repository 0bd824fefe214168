using Explorer.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random draws on the CPU with a seed of its own.</summary>
    public class Generator : IDisposable
    {
        private readonly GeneratorHandle _handle;

        public Generator(ulong seed = 0, Device? device = null)
        {
            if (device is { type: not DeviceType.CPU })
                throw new ArgumentException($"Generators live on the CPU; {device} was asked for", nameof(device));
            NativeStatus.Check(NativeRandom.New(seed, out _handle));
        }

        private Generator(GeneratorHandle handle) => _handle = handle;

        /// <summary>The generator that draws use when none is given.</summary>
        public static Generator Default { get; } = new(GeneratorHandle.None);

        public Device device { get; } = CPU;

        public Generator manual_seed(long seed)
        {
            NativeStatus.Check(NativeRandom.Seed(_handle, unchecked((ulong)seed)));
            return this;
        }

        public long initial_seed()
        {
            NativeStatus.Check(NativeRandom.InitialSeed(_handle, out var seed));
            return unchecked((long)seed);
        }

        public void Dispose()
        {
            if (!ReferenceEquals(this, Default))
                _handle.Dispose();
        }

        internal static GeneratorHandle HandleOrNone(Generator? generator) => generator?._handle ?? GeneratorHandle.None;
    }

    /// <summary>Seeds the default generators of every device.</summary>
    public static Generator manual_seed(long seed) => random.manual_seed(seed);

    public static partial class random
    {
        public static Generator manual_seed(long seed)
        {
            NativeStatus.Check(NativeRandom.ManualSeed(unchecked((ulong)seed)));
            return Generator.Default;
        }
    }
}
