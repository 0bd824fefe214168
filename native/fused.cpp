// The fused layers of kernels/.
#include "shim.h"

#include <ATen/autocast_mode.h>

#include "kernels/chain.h"
#include "kernels/memory_pool.h"
#include "kernels/rows.h"

namespace {

bool autocast_on() {
#if EXP_TORCH_AT_LEAST(2, 4)
    return at::autocast::is_autocast_enabled(at::DeviceType::CPU);
#else
    return at::autocast::is_cpu_enabled();
#endif
}

// Of each layer: weight, scale, shift, running mean, running variance, batches tracked (the last three may be null).
constexpr int64_t tensors_per_layer = 6;

// As the library is loaded, before the first tensor; not where EXPLORER_KERNELS asks for the plain layers.
const bool pooled = explorer::kernels::kernel_name() && explorer::kernels::extras().pool && (explorer::kernels::pool_large_tensors(), true);

}  // namespace

// The instruction set in use, or null.
EXP_API exp_fused_name(const char** name) {
    return guard([&] { *name = explorer::kernels::kernel_name(); });
}

// Gives the memory that is kept for the next large tensors back to the system.
EXP_API exp_fused_release_memory() {
    return guard([&] {
        if (pooled)
            explorer::kernels::MemoryPool::instance().trim();
    });
}

// Whether the kernels take these images as they are: N×C×H×W, float32 in main memory, no autocast (which would compute in another type).
EXP_API exp_fused_fits(const Tensor* images, int32_t* fits) {
    return guard([&] {
        *fits = explorer::kernels::kernel_name() && images->dim() == 4 && images->scalar_type() == at::kFloat && images->device().is_cpu() &&
                images->layout() == at::kStrided && !autocast_on();
    });
}

EXP_API exp_fused_to_blocks(const Tensor* images, Tensor** out) {
    return result(out, [&] { return explorer::kernels::to_blocks(*images); });
}

EXP_API exp_fused_from_blocks(const Tensor* blocks, int64_t images, Tensor** out) {
    return result(out, [&] { return explorer::kernels::from_blocks(*blocks, images); });
}

// N×C: the mean over each channel's pixels.
EXP_API exp_fused_mean(const Tensor* blocks, int64_t images, Tensor** out) {
    return result(out, [&] { return blocks->mean(at::IntArrayRef{1, 3}).transpose(1, 2).reshape({-1, blocks->size(2)}).narrow(0, 0, images); });
}

// shapes: stride and groups of each layer.
EXP_API exp_fused_chain(const Tensor* blocks, int64_t images, Tensor* const* tensors, const int64_t* shapes, int64_t count, int32_t shortcut,
                        int32_t relu, int32_t training, double momentum, double eps, Tensor** out) {
    return result(out, [&] {
        std::vector<explorer::kernels::ChainLayer> layers;
        for (int64_t l = 0; l < count; l++) {
            Tensor* const* t = tensors + l * tensors_per_layer;
            layers.push_back({or_undefined(t[0]), or_undefined(t[1]), or_undefined(t[2]), or_undefined(t[3]), or_undefined(t[4]), shapes[2 * l], shapes[2 * l + 1]});
            if (training && t[5])
                ++*t[5]->data_ptr<int64_t>();
        }
        explorer::kernels::ChainOptions options;
        options.shortcut = static_cast<explorer::kernels::Shortcut>(shortcut);
        options.relu = relu != 0;
        options.training = training != 0;
        options.momentum = momentum;
        options.eps = eps;
        options.images = images;
        return explorer::kernels::chain(*blocks, layers, options);
    });
}
