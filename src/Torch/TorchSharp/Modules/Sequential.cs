using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Modules one after another; named "0", "1", … unless names are given.</summary>
    public class Sequential : nn.Module<Tensor, Tensor>
    {
        private readonly List<nn.Module<Tensor, Tensor>> _modules = [];

        internal Sequential(IEnumerable<(string name, nn.Module<Tensor, Tensor> submodule)> modules)
            : base(nameof(Sequential))
        {
            foreach (var (name, module) in modules)
                append(name, module);
        }

        public int Count => _modules.Count;

        public nn.IModule<Tensor, Tensor> this[int index] => _modules[index];

        public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
        {
            var added = (nn.Module<Tensor, Tensor>)module;
            register_module(name, added);
            _modules.Add(added);
            return this;
        }

        public Sequential append(nn.IModule<Tensor, Tensor> module) => append(_modules.Count.ToString(CultureInfo.InvariantCulture), module);

        public override Tensor forward(Tensor tensor)
        {
            if (_modules.Count == 0)
                return tensor.alias();
            var current = _modules[0].call(tensor);
            for (var i = 1; i < _modules.Count; i++)
            {
                using var previous = current;
                current = _modules[i].call(previous);
            }

            return current;
        }

        // The list is no component of its own; its modules are registered as they are added.
        protected override void RegisterComponents()
        {
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.Sequential Sequential() => new([]);

            public static Modules.Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => new(modules);

            public static Modules.Sequential Sequential(params Module<Tensor, Tensor>[] modules) => Sequential((IEnumerable<Module<Tensor, Tensor>>)modules);

            public static Modules.Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) => new(modules);

            public static Modules.Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) =>
                new(modules.Select((module, i) => (i.ToString(CultureInfo.InvariantCulture), module)));
        }
    }
}
