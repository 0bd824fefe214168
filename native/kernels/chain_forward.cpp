#include "blocks.h"
#include "chain_pass.h"

namespace explorer::kernels {
namespace {

// y = f(norm(z) + shortcut); shortcut_norm null: the residual as it is.
void finish(const LayerShape& s, const Batch& batch, const float* z, const Norm& norm, const float* residual, const Norm* residual_norm,
            bool relu, float* y) {
    const RowKernels& kernels = *row_kernels();
    for_blocks(batch.blocks(), [&](int, int begin, int end) {
        for (int block = begin; block < end; block++) {
            for (int row = 0; row < s.out_height(); row++) {
                const int64_t at = block * s.out_block() + row * s.out_row();
                kernels.finish({s.outputs, s.out_width()}, y + at, z + at, norm.scale(), norm.shift(), residual ? residual + at : nullptr,
                               residual_norm ? residual_norm->scale() : nullptr, residual_norm ? residual_norm->shift() : nullptr, relu,
                               batch.mask(block));
            }
        }
    });
}

at::Tensor output_of(const LayerShape& s, const Batch& batch, const at::Tensor& like) {
    return at::empty({batch.blocks(), s.out_height(), s.outputs, s.out_width(), lanes}, like.options().requires_grad(false));
}

// One convolution and its norm.
LayerRecord run(const ChainLayer& layer, const LayerShape& shape, const LayerInput& input, const Batch& batch, const ChainOptions& options) {
    LayerRecord record{shape, layer.weight.contiguous(), layer.scale, output_of(shape, batch, layer.weight), {}};
    Moments moments;
    forward_layer(*row_kernels(), shape, batch, input, record.weight.data_ptr<float>(), record.z.data_ptr<float>(),
                  options.training ? &moments : nullptr);
    const int64_t count = batch.images() * shape.out_height() * shape.out_width();
    record.norm = options.training ? batch_norm(moments, count, layer.scale, layer.shift, layer.running_mean, layer.running_variance,
                                                options.momentum, options.eps)
                                   : running_norm(layer.scale, layer.shift, layer.running_mean, layer.running_variance, options.eps);
    return record;
}

}  // namespace

LayerShape layer_shape(const ChainLayer& layer, int64_t channels, int64_t height, int64_t width) {
    const auto& w = layer.weight;
    TORCH_CHECK(w.dim() == 4 && w.size(2) == w.size(3) && w.size(2) % 2 == 1, "a chain's kernels are square and odd, not ", w.sizes());
    TORCH_CHECK(layer.groups > 0 && w.size(1) * layer.groups == channels && w.size(0) % layer.groups == 0, "weights ", w.sizes(), " in ",
                layer.groups, " groups do not fit ", channels, " channels");
    TORCH_CHECK(layer.stride == 1 || layer.stride == 2, "a chain's stride is 1 or 2, not ", layer.stride);
    for (const at::Tensor* t : {&w, &layer.scale, &layer.shift, &layer.running_mean, &layer.running_variance})
        TORCH_CHECK(!t->defined() || (t->scalar_type() == at::kFloat && t->device().is_cpu() && t->is_contiguous()),
                    "a chain's parameters are contiguous float32 tensors in main memory");
    for (const at::Tensor* t : {&layer.scale, &layer.shift, &layer.running_mean, &layer.running_variance})
        TORCH_CHECK(!t->defined() || t->numel() == w.size(0), "batch norm of ", t->numel(), " channels after a convolution of ", w.size(0));
    return {static_cast<int>(channels), static_cast<int>(w.size(0)), static_cast<int>(layer.groups), static_cast<int>(w.size(2)),
            static_cast<int>(layer.stride), static_cast<int>(height), static_cast<int>(width)};
}

at::Tensor chain_forward(const at::Tensor& x, const std::vector<ChainLayer>& layers, const ChainOptions& options,
                         std::vector<LayerRecord>* records) {
    const Batch batch(options.images);
    const size_t main = layers.size() - (options.shortcut == Shortcut::projection ? 1 : 0);
    LayerRecord last;
    for (size_t l = 0; l < main; l++) {
        const LayerShape shape = l == 0 ? layer_shape(layers[0], x.size(2), x.size(1), x.size(3))
                                        : layer_shape(layers[l], last.shape.outputs, last.shape.out_height(), last.shape.out_width());
        const LayerInput input = l == 0 ? LayerInput{x.data_ptr<float>(), nullptr, nullptr}
                                        : LayerInput{last.z.data_ptr<float>(), last.norm.scale(), last.norm.shift()};
        last = run(layers[l], shape, input, batch, options);
        if (records)
            records->push_back(last);
    }

    at::Tensor y = output_of(last.shape, batch, x);
    const float* residual = options.shortcut == Shortcut::identity ? x.data_ptr<float>() : nullptr;
    LayerRecord shortcut;
    if (options.shortcut == Shortcut::projection) {
        shortcut = run(layers.back(), layer_shape(layers.back(), x.size(2), x.size(1), x.size(3)), {x.data_ptr<float>(), nullptr, nullptr},
                       batch, options);
        residual = shortcut.z.data_ptr<float>();
        if (records)
            records->push_back(shortcut);
    }
    const bool fits = options.shortcut == Shortcut::none || (options.shortcut == Shortcut::identity ? x.sizes() : shortcut.z.sizes()) == y.sizes();
    TORCH_CHECK(fits, "the shortcut's shape is not the chain's, ", y.sizes());
    finish(last.shape, batch, last.z.data_ptr<float>(), last.norm, residual,
           options.shortcut == Shortcut::projection ? &shortcut.norm : nullptr, options.relu, y.data_ptr<float>());
    return y;
}

}  // namespace explorer::kernels
