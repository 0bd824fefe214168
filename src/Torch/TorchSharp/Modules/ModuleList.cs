using System.Collections;
using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Modules held in order, named "0", "1", …; what runs them is up to the owner.</summary>
    public class ModuleList<T> : nn.Module, IReadOnlyList<T>
        where T : nn.Module
    {
        private readonly List<T> _modules = [];

        public ModuleList(params T[] modules)
            : base(nameof(ModuleList<T>)) => extend(modules);

        public int Count => _modules.Count;

        public T this[int index] => _modules[index];

        public void Add(T item)
        {
            register_module(_modules.Count.ToString(CultureInfo.InvariantCulture), item);
            _modules.Add(item);
        }

        public void append(params T[] parameters) => extend(parameters);

        public void extend(IEnumerable<T> modules)
        {
            foreach (var module in modules)
                Add(module);
        }

        public IEnumerator<T> GetEnumerator() => _modules.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

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
            public static Modules.ModuleList<T> ModuleList<T>(params T[] modules)
                where T : Module => new(modules);
        }
    }
}
