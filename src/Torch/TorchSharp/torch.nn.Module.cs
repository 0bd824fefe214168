using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A node of a network: its parameters, buffers and children under PyTorch's names.</summary>
        public partial class Module : IDisposable
        {
            private readonly Dictionary<string, Parameter> _parameters = new(StringComparer.Ordinal);
            private readonly Dictionary<string, Tensor> _buffers = new(StringComparer.Ordinal);
            private readonly Dictionary<string, Module> _children = new(StringComparer.Ordinal);

            // Dictionaries keep no order once something is removed; PyTorch's order is that of registration.
            private readonly List<string> _parameterNames = [];
            private readonly List<string> _bufferNames = [];
            private readonly List<string> _childNames = [];
            private readonly string _name;
            private bool _registered;
            private bool _disposed;

            protected Module(string name) => _name = name;

            /// <summary>Whether batch norm and dropout behave as in training.</summary>
            public virtual bool training { get; private set; } = true;

            public virtual string GetName() => _name;

            public virtual void train(bool train = true)
            {
                training = train;
                foreach (var child in children())
                    child.train(train);
            }

            public virtual void eval() => train(false);

            public virtual void zero_grad()
            {
                using var list = new Explorer.Torch.Native.TensorList([.. parameters()]);
                Explorer.Torch.Native.NativeStatus.Check(Explorer.Torch.Native.NativeTensor.ClearGrad(list.Handles, list.Count));
            }

            public virtual Module apply(Action<Module> fn)
            {
                foreach (var child in children())
                    child.apply(fn);
                fn(this);
                return this;
            }

            public virtual void register_buffer(string name, Tensor tensor)
            {
                RequireName(name, "Buffer", _buffers.ContainsKey(name));
                ArgumentNullException.ThrowIfNull(tensor);
                _buffers.Add(name, tensor);
                _bufferNames.Add(name);
            }

            public virtual void register_parameter(string name, Parameter param)
            {
                RequireName(name, "Parameter", _parameters.ContainsKey(name));
                ArgumentNullException.ThrowIfNull(param);
                _parameters.Add(name, param);
                _parameterNames.Add(name);
            }

            public virtual void register_module(string name, Module submodule)
            {
                RequireName(name, "Module", _children.ContainsKey(name));
                ArgumentNullException.ThrowIfNull(submodule);
                submodule.RegisterComponents();
                _children.Add(name, submodule);
                _childNames.Add(name);
            }

            public void add_module(string name, Module module) => register_module(name, module);

            public void Dispose()
            {
                if (_disposed)
                    return;
                _disposed = true;
                Dispose(disposing: true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!disposing)
                    return;
                foreach (var parameter in _parameters.Values)
                    parameter.Dispose();
                foreach (var buffer in _buffers.Values)
                    buffer.Dispose();
                foreach (var child in _children.Values)
                    child.Dispose();
            }

            /// <summary>Registers what the fields hold, under the fields' names; call it once they are all set.</summary>
            protected virtual void RegisterComponents()
            {
                if (_registered)
                    return;
                _registered = true;
                foreach (var field in Fields(GetType()))
                {
                    if (_parameters.ContainsKey(field.Name) || _buffers.ContainsKey(field.Name) || _children.ContainsKey(field.Name))
                        continue;
                    switch (field.GetValue(this))
                    {
                        case Module module:
                            register_module(field.Name, module);
                            break;
                        case Parameter parameter:
                            register_parameter(field.Name, parameter);
                            break;
                        case Tensor tensor:
                            register_buffer(field.Name, tensor);
                            break;
                    }
                }
            }

            /// <summary>Says that the fields hold nothing more to register: for modules that register by hand.</summary>
            private protected void SetRegistered() => _registered = true;

            /// <summary>Puts a parameter in place of the one of that name, which is freed.</summary>
            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                if (_parameters.Remove(name, out var old) && !ReferenceEquals(old, value))
                    old.Dispose();
                _parameterNames.Remove(name);
                if (value is not null)
                    register_parameter(name, value);
            }

            protected void ConditionallyRegisterBuffer(string name, Tensor? value)
            {
                if (_buffers.Remove(name, out var old) && !ReferenceEquals(old, value))
                    old.Dispose();
                _bufferNames.Remove(name);
                if (value is not null)
                    register_buffer(name, value);
            }

            // From the base class down, each in the order of declaration.
            private static IEnumerable<FieldInfo> Fields(Type? type) =>
                type is null || type == typeof(Module)
                    ? []
                    : Fields(type.BaseType).Concat(
                        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                            .OrderBy(field => field.MetadataToken));

            private static void RequireName(string name, string kind, bool taken)
            {
                if (string.IsNullOrEmpty(name) || name.Contains('.', StringComparison.Ordinal))
                    throw new ArgumentException($"{kind} name \"{name}\" is empty or contains a dot", nameof(name));
                if (taken)
                    throw new InvalidOperationException($"{kind} {name} is already registered");
            }
        }
    }
}
