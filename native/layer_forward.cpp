#include "bundle.h"
#include "layer.h"
#include "moments.h"

#include <algorithm>
#include <cstring>

namespace explorer::kernels {

ForwardPass::ForwardPass(const RowKernels& kernels, const LayerShape& shape, const LayerInput& input, const PackedWeights& packed)
    : k(kernels), s(shape), input_(input), packed_(packed), pairs_(computes_pairs(kernels, shape)), scratch_(prepare()), ring_(ring()),
      sums_(scratch_.take(MomentParts::floats(shape.outputs))), taps_(packed.taps.size()) {}

Scratch& ForwardPass::prepare() const {
    Scratch& scratch = Scratch::of_thread();
    scratch.reserve(RowRing::floats(ring_channels(), ring_stride(), ring_rows()) + MomentParts::floats(s.outputs));
    return scratch;
}

RowRing ForwardPass::ring() const {
    return reads_in_place(k, s, input_) ? RowRing(s.in_row(), static_cast<int64_t>(s.width) * lanes, s.height)
                                        : RowRing(scratch_, ring_channels(), ring_stride(), s.pad(), s.height, ring_rows());
}

void ForwardPass::read(PaddedRow to, int64_t block, int row, const float* factors, const int32_t* mask) const {
    const int64_t at = block * s.in_block() + row * s.in_row();
    if (input_.ending)
        finish_row(k, {s.inputs, s.width}, *input_.ending, at, mask);
    if (!to.data)
        return;
    if (pairs_)
        k.activate_pairs({s.groups, s.group_inputs(), s.width}, to, input_.data.at(at), input_.scale, input_.shift, factors, mask);
    else
        k.activate({s.inputs, s.width}, to, input_.data.at(at), input_.scale, input_.shift, factors, mask);
}

void ForwardPass::run(int64_t block, const int32_t* mask, Values z, float* sums) {
    const Row out_row{s.outputs, s.out_width()};
    Convolution c{taps_.data(), static_cast<int>(taps_.size()), s.groups, pairs_ ? (s.group_inputs() + 1) / 2 : s.group_inputs(),
                  s.group_outputs(), s.out_width(), s.stride, ring_.stride(), packed_.values.data(), nullptr,
                  s.out_width() * lanes * k.size / 4, 1, false};
    const Values in = input_.data.at(block * s.in_block());
    const bool direct = ring_.restart(in.floats());
    if (input_.squeeze)
        input_.squeeze->excite(k, {s.height, s.width, in, input_.scale, input_.shift, mask}, static_cast<int>(block));
    const float* factors = input_.squeeze ? input_.squeeze->factors(static_cast<int>(block)) : nullptr;
    if (sums)
        std::memset(sums, 0, static_cast<size_t>(MomentParts::floats(s.outputs)) * sizeof(float));
    const auto fill = [&](PaddedRow to, int row) { read(to, block, row, factors, mask); };
    if (direct && input_.ending)
        for (int row = 0; row < s.height; row++)
            fill({nullptr, 0, 0}, row);
    for (int y = 0; y < s.out_height(); y++) {
        const int top = y * s.stride - s.pad();
        ring_.fill_to(top + s.kernel - 1, fill);
        for (size_t t = 0; t < taps_.size(); t++)
            taps_[t] = ring_.tap(top + packed_.taps[t].y, packed_.taps[t].x);
        const Values out = z.at(block * s.out_block() + y * s.out_row());
        c.output = out.floats();
        (pairs_ ? k.convolve_pairs_put : k.convolve_put ? k.convolve_put : k.convolve)(c);
        if (sums)
            k.moments(out_row, out, sums);
    }
    // Rows that no output needs, for the others that read what this layer's input ends.
    if (input_.ending)
        ring_.fill_to(s.height - 1, fill);
}

void forward_layer(const RowKernels& kernels, const LayerShape& s, const Batch& batch, const LayerInput& input, const float* weights,
                   Values z, Moments* moments) {
    const PackedWeights packed = pack_forward(s, weights, computes_pairs(kernels, s));
    MomentParts parts(batch.blocks(), s.outputs);
    batch.for_blocks([&](int begin, int end) {
        if (takes_bundles(s)) {
            BundlePass pass(kernels, s, input, packed);
            for (int block = begin; block < end; block += bundle_blocks) {
                const int blocks = std::min(bundle_blocks, end - block);
                pass.run(block, blocks, batch, block, z, moments ? pass.sums() : nullptr);
                for (int b = 0; moments && b < blocks; b++)
                    parts.keep(block + b, pass.sums() + b * MomentParts::floats(s.outputs));
            }
            return;
        }
        ForwardPass pass(kernels, s, input, packed);
        for (int block = begin; block < end; block++) {
            pass.run(block, batch.mask(block), z, moments ? pass.sums() : nullptr);
            if (moments)
                parts.keep(block, pass.sums());
        }
    });
    if (moments)
        *moments = parts.total();
}

}  // namespace explorer::kernels
