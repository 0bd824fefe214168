using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Changes parameters by their gradients, group by group.</summary>
        public abstract partial class Optimizer : IDisposable
        {
            private protected Optimizer()
            {
            }

            /// <summary>The groups; their learning rates may be set between steps.</summary>
            public abstract IEnumerable<ILearningRateController> ParamGroups { get; }

            public void Dispose()
            {
                Dispose(disposing: true);
                GC.SuppressFinalize(this);
            }

            public abstract void zero_grad();

            /// <summary>One update; answers the closure's loss, if there is a closure.</summary>
            public abstract Tensor? step(Func<Tensor>? closure = null);

            public abstract IEnumerable<Parameter> parameters();

            public abstract void add_param_group(ParamGroup param_group);

            protected abstract void Dispose(bool disposing);
        }

        public interface IMomentum
        {
            double Momentum { get; set; }
        }

        public interface IBetas
        {
            (double, double) Betas { get; set; }
        }

        public interface ILearningRateController
        {
            double LearningRate { get; set; }

            double InitialLearningRate { get; set; }
        }
    }
}
