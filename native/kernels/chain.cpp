#include "chain.h"

#include "chain_pass.h"

#include <ATen/core/grad_mode.h>
#include <torch/csrc/autograd/custom_function.h>

namespace explorer::kernels {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

// Saved per layer: z, statistics, weight, scale; before them x and y.
constexpr size_t saved_before = 2, saved_layer = 4;

struct Chain : torch::autograd::Function<Chain> {
    // parameters: weight, scale, shift of each layer once more, so that autograd sees them.
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x, at::TensorList parameters,
                              const std::vector<ChainLayer>* layers, const ChainOptions* options) {
        (void)parameters;
        std::vector<LayerRecord> records;
        at::Tensor y = chain_forward(x, *layers, *options, &records);

        variable_list saved{x, y};
        std::vector<int64_t> shapes;
        for (size_t l = 0; l < records.size(); l++) {
            const LayerRecord& r = records[l];
            saved.insert(saved.end(), {r.z, r.norm.values, (*layers)[l].weight, (*layers)[l].scale});
            const LayerShape& s = r.shape;
            shapes.insert(shapes.end(), {s.inputs, s.outputs, s.groups, s.kernel, s.stride, s.height, s.width});
        }
        context->save_for_backward(saved);
        context->saved_data["shapes"] = shapes;
        context->saved_data["options"] = std::vector<int64_t>{static_cast<int64_t>(options->shortcut), options->relu, options->training, options->images,
                                                               x.requires_grad()};
        return y;
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        const variable_list saved = context->get_saved_variables();
        const std::vector<int64_t> shapes = context->saved_data["shapes"].toIntVector();
        const std::vector<int64_t> flags = context->saved_data["options"].toIntVector();
        ChainOptions options;
        options.shortcut = static_cast<Shortcut>(flags[0]);
        options.relu = flags[1] != 0;
        options.training = flags[2] != 0;
        options.images = flags[3];

        std::vector<LayerRecord> records;
        for (size_t at = saved_before, shape = 0; at < saved.size(); at += saved_layer, shape += 7) {
            const int64_t* s = shapes.data() + shape;
            const LayerShape layer{static_cast<int>(s[0]), static_cast<int>(s[1]), static_cast<int>(s[2]), static_cast<int>(s[3]),
                                   static_cast<int>(s[4]), static_cast<int>(s[5]), static_cast<int>(s[6])};
            records.push_back({layer, saved[at + 2].detach(), saved[at + 3].detach(), saved[at], Norm{saved[at + 1]}});
        }

        at::AutoDispatchBelowAutograd guard;
        const ChainGradients result = chain_backward(gradients[0].contiguous(), saved[0], saved[1], records, options, flags[4] != 0);
        variable_list answer{result.input};
        for (const LayerGradients& layer : result.layers)
            answer.insert(answer.end(), {layer.weight, layer.scale, layer.shift});
        answer.resize(answer.size() + 2);
        return answer;
    }
};

void check(const at::Tensor& x, const std::vector<ChainLayer>& layers, const ChainOptions& options) {
    TORCH_CHECK(row_kernels(), "this processor has no fused kernels");
    TORCH_CHECK(x.dim() == 5 && x.size(4) == lanes && x.scalar_type() == at::kFloat && x.device().is_cpu(),
                "a chain takes float32 blocks [blocks, height, channels, width, 16] in main memory, not ", x.sizes(), " ", x.scalar_type());
    TORCH_CHECK(options.images > 0 && (options.images + lanes - 1) / lanes == x.size(0), options.images, " images in ", x.size(0), " blocks");
    TORCH_CHECK(layers.size() >= (options.shortcut == Shortcut::projection ? 2u : 1u), "a chain needs a layer");
    for (const ChainLayer& layer : layers)
        TORCH_CHECK(options.training || (layer.running_mean.defined() && layer.running_variance.defined()), "evaluation needs running statistics");
    // One value has no variance; libtorch refuses it too.
    TORCH_CHECK(!options.training || options.images * x.size(1) * x.size(3) > 1, "expected more than 1 value per channel when training");
}

}  // namespace

const char* kernel_name() { return row_kernels() ? row_kernels()->name : nullptr; }

at::Tensor to_blocks(const at::Tensor& images) {
    TORCH_CHECK(images.dim() == 4, "expected [N, C, H, W], not ", images.sizes());
    const int64_t n = images.size(0), blocks = (n + lanes - 1) / lanes;
    const at::Tensor whole = n == blocks * lanes ? images : at::constant_pad_nd(images, {0, 0, 0, 0, 0, 0, 0, blocks * lanes - n});
    return whole.view({blocks, lanes, images.size(1), images.size(2), images.size(3)}).permute({0, 3, 2, 4, 1}).contiguous();
}

at::Tensor from_blocks(const at::Tensor& blocks, int64_t images) {
    const auto s = blocks.sizes();
    return blocks.permute({0, 4, 2, 1, 3}).reshape({s[0] * lanes, s[2], s[1], s[3]}).narrow(0, 0, images);
}

at::Tensor chain(const at::Tensor& x, const std::vector<ChainLayer>& layers, const ChainOptions& options) {
    check(x, layers, options);
    const at::Tensor whole = x.contiguous();
    std::vector<at::Tensor> parameters;
    bool wanted = x.requires_grad();
    for (const ChainLayer& layer : layers) {
        for (const at::Tensor* t : {&layer.weight, &layer.scale, &layer.shift}) {
            parameters.push_back(*t);
            wanted = wanted || t->requires_grad();
        }
    }
    if (!wanted || !at::GradMode::is_enabled())
        return chain_forward(whole, layers, options, nullptr);
    return Chain::apply(whole, at::TensorList(parameters), static_cast<const std::vector<ChainLayer>*>(&layers), &options);
}

}  // namespace explorer::kernels
