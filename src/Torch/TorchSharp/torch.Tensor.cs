using System.Diagnostics.CodeAnalysis;
using Explorer.Torch.Native;

namespace TorchSharp;

/// <summary>TorchSharp's API, the part in use, over the system's libtorch.</summary>
public static partial class torch
{
    /// <summary>An n-dimensional array in native memory, with its place in the gradient graph.</summary>
    [SuppressMessage("Design", "CA1063", Justification = "The handle frees itself; subclasses add no native state.")]
    public partial class Tensor : IDisposable
    {
        private TensorHandle? _handle;

        internal Tensor(TensorHandle handle, bool register = true)
        {
            _handle = handle;
            if (register)
                OwningDisposeScope = DisposeScopeManager.ThreadSingleton.Register(this);
        }

        /// <summary>Native tensors alive now in this process, whoever holds them.</summary>
        public static long TotalCount
        {
            get
            {
                NativeStatus.Check(NativeEngine.LiveTensors(out var live, out _));
                return live;
            }
        }

        /// <summary>The most native tensors that were alive at once.</summary>
        public static long PeakCount
        {
            get
            {
                NativeStatus.Check(NativeEngine.LiveTensors(out _, out var peak));
                return peak;
            }
        }

        public string? name { get; set; }

        public bool IsInvalid => _handle is null || _handle.IsClosed || _handle.IsInvalid;

        /// <summary>The address of the native handle.</summary>
        /// <exception cref="InvalidOperationException">The tensor was disposed or moved into a parameter.</exception>
        public IntPtr Handle => H.DangerousGetHandle();

        internal DisposeScope? OwningDisposeScope { get; set; }

        internal TensorHandle H => IsInvalid ? throw Disposed() : _handle!;

        public void Dispose()
        {
            Dispose(disposing: true);
            GC.SuppressFinalize(this);
        }

        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        public override bool Equals(object? obj) => ReferenceEquals(this, obj);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

        internal static TensorHandle HandleOrNone(Tensor? tensor) => tensor is null ? TensorHandle.None : tensor.H;

        /// <summary>Gives the handle away and leaves this tensor empty.</summary>
        internal TensorHandle MoveHandle()
        {
            var handle = H;
            _handle = null;
            return handle;
        }

        /// <summary>Takes another handle in place of its own, which is freed: how modules move their tensors.</summary>
        internal void ReplaceHandle(TensorHandle handle)
        {
            _handle?.Dispose();
            _handle = handle;
        }

        protected virtual void Dispose(bool disposing)
        {
            if (_handle is null)
                return;
            OwningDisposeScope?.MarkAsDisposed(this);
            _handle.Dispose();
            _handle = null;
        }

        private static InvalidOperationException Disposed() =>
            new("The tensor has no native handle: it was disposed (by a dispose scope that ended, perhaps) or moved into a parameter.");
    }
}
