namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public interface IModule<T, TResult>
        {
            TResult call(T input1);
        }

        public interface IModule<T1, T2, TResult>
        {
            TResult call(T1 input1, T2 input2);
        }

        /// <summary>A module that lets others look at, or change, what goes in and what comes out.</summary>
        public class HookableModule<TPreHook, TPostHook> : Module
            where TPreHook : notnull
            where TPostHook : notnull
        {
            private protected readonly List<(HookRemover Key, TPreHook Hook)> PreHooks = [];
            private protected readonly List<(HookRemover Key, TPostHook Hook)> PostHooks = [];

            protected HookableModule(string name)
                : base(name)
            {
            }

            public HookRemover register_forward_hook(TPostHook hook)
            {
                var key = new HookRemover(this);
                PostHooks.Add((key, hook));
                return key;
            }

            public HookRemover register_forward_pre_hook(TPreHook hook)
            {
                var key = new HookRemover(this);
                PreHooks.Add((key, hook));
                return key;
            }

            /// <summary>Takes the hook away again.</summary>
            public class HookRemover
            {
                private readonly HookableModule<TPreHook, TPostHook> _module;

                internal HookRemover(HookableModule<TPreHook, TPostHook> module) => _module = module;

                public void remove()
                {
                    _module.PreHooks.RemoveAll(entry => ReferenceEquals(entry.Key, this));
                    _module.PostHooks.RemoveAll(entry => ReferenceEquals(entry.Key, this));
                }
            }
        }

        /// <summary>A module of one input.</summary>
        public abstract class Module<T, TResult>
            : HookableModule<Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult, TResult>>, IModule<T, TResult>
        {
            protected Module(string name)
                : base(name)
            {
            }

            public abstract TResult forward(T input);

            /// <summary>forward, with the hooks before and after it.</summary>
            public TResult call(T input)
            {
                if (PreHooks.Count == 0 && PostHooks.Count == 0)
                    return forward(input);
                foreach (var (_, hook) in PreHooks.ToArray())
                    input = hook(this, input) is { } changed ? changed : input;
                var result = forward(input);
                foreach (var (_, hook) in PostHooks.ToArray())
                    result = hook(this, input, result) is { } changed ? changed : result;
                return result;
            }
        }

        /// <summary>A module of two inputs.</summary>
        public abstract class Module<T1, T2, TResult>
            : HookableModule<Func<Module<T1, T2, TResult>, T1, T2, (T1, T2)?>, Func<Module<T1, T2, TResult>, T1, T2, TResult, TResult>>,
                IModule<T1, T2, TResult>
        {
            protected Module(string name)
                : base(name)
            {
            }

            public abstract TResult forward(T1 input1, T2 input2);

            public TResult call(T1 input1, T2 input2)
            {
                foreach (var (_, hook) in PreHooks.ToArray())
                    (input1, input2) = hook(this, input1, input2) ?? (input1, input2);
                var result = forward(input1, input2);
                foreach (var (_, hook) in PostHooks.ToArray())
                    result = hook(this, input1, input2, result) is { } changed ? changed : result;
                return result;
            }
        }
    }
}
