using Explorer.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor normal_(double mean = 0.0, double std = 1.0, Generator? generator = null) =>
            InPlace(NativeRandom.Normal(H, mean, std, Generator.HandleOrNone(generator)));

        public Tensor uniform_(double from, double to, Generator? generator = null) =>
            InPlace(NativeRandom.Uniform(H, from, to, Generator.HandleOrNone(generator)));

        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) =>
            InPlace(NativeRandom.Bernoulli(H, p, Generator.HandleOrNone(generator)));

        public Tensor bernoulli(Generator? generator = null) =>
            NativeStatus.Wrap(NativeRandom.BernoulliOf(H, Generator.HandleOrNone(generator), out var r), r);
    }
}
