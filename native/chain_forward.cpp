#include "chain.h"

namespace explorer::kernels {
namespace {

// One convolution and its norm.
void run(const Chain& chain, const Place& place, const LayerInput& input) {
    Moments moments;
    forward_layer(*row_kernels(), place.shape, chain.batch(), input, place.layer->weight, place.z, chain.training() ? &moments : nullptr);
    if (chain.training())
        batch_norm(moments, place.shape.values(chain.batch()), *place.layer, chain.options().momentum, chain.options().eps, place.norm);
    else
        running_norm(*place.layer, chain.options().eps, place.norm);
}

// y = f(norm(z) + shortcut); residual_norm null: the residual as it is, or none.
void finish(const Chain& chain, const float* residual, const Norm* residual_norm, float* y) {
    const RowKernels& kernels = *row_kernels();
    const Place& end = chain.end();
    const LayerShape& s = end.shape;
    chain.batch().for_blocks([&](int first, int last) {
        for (int block = first; block < last; block++) {
            for (int row = 0; row < s.out_height(); row++) {
                const int64_t at = block * s.out_block() + row * s.out_row();
                kernels.finish({s.outputs, s.out_width()}, y + at, end.z + at, end.norm.scale(), end.norm.shift(),
                               residual ? residual + at : nullptr, residual_norm ? residual_norm->scale() : nullptr,
                               residual_norm ? residual_norm->shift() : nullptr, chain.relu(), chain.batch().mask(block));
            }
        }
    });
}

}  // namespace

void forward_chain(const Chain& chain, const float* x, float* y) {
    for (size_t l = 0; l < chain.main(); l++)
        run(chain, chain.layers()[l], chain.input(l, x));
    if (chain.projection()) {
        run(chain, chain.shortcut(), chain.input(0, x));
        finish(chain, chain.shortcut().z, &chain.shortcut().norm, y);
    } else {
        finish(chain, chain.identity() ? x : nullptr, nullptr, y);
    }
}

}  // namespace explorer::kernels
