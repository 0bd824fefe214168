using Explorer.Torch.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Gradient descent with momentum, Nesterov's variant and weight decay, as PyTorch computes it.</summary>
    public class SGD : OptimizerHelper, optim.IMomentum
    {
        private readonly Options _defaults;

        public SGD(
            IEnumerable<Parameter> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0,
            bool nesterov = false, bool maximize = false)
            : this([new ParamGroup(parameters, options: null!)], lr, momentum, dampening, weight_decay, nesterov, maximize)
        {
        }

        public SGD(
            IEnumerable<ParamGroup> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0,
            bool nesterov = false, bool maximize = false)
        {
            RequireNotNegative(lr, nameof(lr));
            RequireNotNegative(momentum, nameof(momentum));
            RequireNotNegative(weight_decay, nameof(weight_decay));
            if (nesterov && (momentum <= 0 || dampening != 0))
                throw new ArgumentException("Nesterov momentum needs a momentum above 0 and no dampening", nameof(nesterov));
            _defaults = new Options
            {
                LearningRate = lr,
                momentum = momentum,
                dampening = dampening,
                weight_decay = weight_decay,
                nesterov = nesterov,
                maximize = maximize,
            };
            foreach (var group in parameters)
                add_param_group(group);
        }

        public double Momentum
        {
            get => _defaults.momentum!.Value;
            set => _defaults.momentum = value;
        }

        private protected override void Complete(Modules.ParamGroup group)
        {
            var options = (Options)(group.Options ??= new Options());
            options.LearningRate ??= _defaults.LearningRate;
            options.momentum ??= _defaults.momentum;
            options.dampening ??= _defaults.dampening;
            options.weight_decay ??= _defaults.weight_decay;
            options.nesterov ??= _defaults.nesterov;
            options.maximize ??= _defaults.maximize;
        }

        private protected override int Step(Modules.ParamGroup group, OptimizerHandle state)
        {
            var options = (Options)group.Options;
            return NativeOptimizer.Sgd(
                state, options.LearningRate!.Value, options.momentum!.Value, options.dampening!.Value, options.weight_decay!.Value,
                options.nesterov!.Value ? 1 : 0, options.maximize!.Value ? 1 : 0);
        }

        /// <summary>A group's settings; null takes the optimiser's own.</summary>
        public class Options : OptimizerOptions
        {
            public double? momentum;
            public double? dampening;
            public double? weight_decay;
            public bool? nesterov;
            public bool? maximize;
        }

        /// <summary>Parameters that share settings.</summary>
        public class ParamGroup : ParamGroup<Options>, optim.IMomentum
        {
            public ParamGroup()
            {
            }

            public ParamGroup(IEnumerable<Parameter> parameters, Options options)
                : base(parameters, options)
            {
            }

            public ParamGroup(
                IEnumerable<Parameter> parameters, double lr = 1e-3, double momentum = 0.0, double dampening = 0, double weight_decay = 0,
                bool nesterov = false, bool maximize = false)
                : base(parameters, new Options
                {
                    LearningRate = lr,
                    momentum = momentum,
                    dampening = dampening,
                    weight_decay = weight_decay,
                    nesterov = nesterov,
                    maximize = maximize,
                })
            {
            }

            public double Momentum
            {
                get => Options.momentum!.Value;
                set => Options.momentum = value;
            }
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            public static Modules.SGD SGD(
                IEnumerable<Modules.Parameter> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0,
                bool nesterov = false, bool maximize = false) =>
                new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

            public static Modules.SGD SGD(
                IEnumerable<Modules.SGD.ParamGroup> parameters, double learningRate, double momentum = 0.0, double dampening = 0, double weight_decay = 0,
                bool nesterov = false, bool maximize = false) =>
                new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);
        }
    }
}
