using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            public virtual IEnumerable<(string name, Module module)> named_children() => _childNames.Select(name => (name, _children[name]));

            public virtual IEnumerable<Module> children() => named_children().Select(child => child.module);

            /// <summary>All modules below this one, under dotted names, each before its children.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var (name, child) in named_children())
                {
                    yield return (name, child);
                    foreach (var (below, module) in child.named_modules())
                        yield return ($"{name}.{below}", module);
                }
            }

            public virtual IEnumerable<Module> modules() => named_modules().Select(entry => entry.module);

            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                foreach (var name in _parameterNames)
                    yield return (name, _parameters[name]);
                if (!recurse)
                    yield break;
                foreach (var (name, child) in named_children())
                {
                    foreach (var (below, parameter) in child.named_parameters())
                        yield return ($"{name}.{below}", parameter);
                }
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(entry => entry.parameter);

            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true)
            {
                foreach (var name in _bufferNames)
                    yield return (name, _buffers[name]);
                if (!recurse)
                    yield break;
                foreach (var (name, child) in named_children())
                {
                    foreach (var (below, buffer) in child.named_buffers())
                        yield return ($"{name}.{below}", buffer);
                }
            }

            public virtual IEnumerable<Tensor> buffers(bool recurse = true) => named_buffers(recurse).Select(entry => entry.buffer);

            public virtual bool has_parameter(string target) => named_parameters().Any(entry => entry.name == target);

            public virtual bool has_buffer(string target) => named_buffers().Any(entry => entry.name == target);

            public virtual Parameter? get_parameter(string target) => named_parameters().FirstOrDefault(entry => entry.name == target).parameter;

            public virtual Tensor? get_buffer(string target) => named_buffers().FirstOrDefault(entry => entry.name == target).buffer;

            /// <summary>Parameters and buffers by their dotted names; the tensors themselves, no copies.</summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= new Dictionary<string, Tensor>(StringComparer.Ordinal);
                foreach (var (name, parameter) in named_parameters(recurse: false))
                    destination[Key(prefix, name)] = parameter;
                foreach (var (name, buffer) in named_buffers(recurse: false))
                    destination[Key(prefix, name)] = buffer;
                foreach (var (name, child) in named_children())
                    child.state_dict(destination, Key(prefix, name));
                return destination;
            }

            /// <summary>Copies values into the parameters and buffers of the same names.</summary>
            /// <exception cref="InvalidOperationException">Names are missing or left over, and <paramref name="strict"/> is set.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                var targets = state_dict();
                var missing = targets.Keys.Where(key => !source.ContainsKey(key) && skip?.Contains(key) != true).ToList();
                var unexpected = source.Keys.Where(key => !targets.ContainsKey(key) && skip?.Contains(key) != true).ToList();
                if (strict && (missing.Count > 0 || unexpected.Count > 0))
                    throw new InvalidOperationException($"The state does not fit the module: missing [{string.Join(", ", missing)}], unexpected [{string.Join(", ", unexpected)}]");
                using var noGrad = no_grad();
                foreach (var (key, value) in source)
                {
                    if (skip?.Contains(key) != true && targets.TryGetValue(key, out var target))
                        target.copy_(value);
                }

                return (missing, unexpected);
            }

            private static string Key(string? prefix, string name) => string.IsNullOrEmpty(prefix) ? name : $"{prefix}.{name}";
        }
    }
}
