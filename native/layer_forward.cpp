#include "layer.h"
#include "moments.h"
#include "packing.h"
#include "scratch.h"

#include <cstring>

namespace explorer::kernels {

void forward_layer(const RowKernels& kernels, const LayerShape& s, const Batch& batch, const LayerInput& input, const float* weights,
                   float* z, Moments* moments) {
    const PackedWeights packed = pack_forward(s, weights);
    const bool direct = reads_in_place(s, input);
    const int pad = s.pad(), capacity = s.kernel + s.stride;
    const int64_t sums_floats = MomentParts::floats(s.outputs);
    MomentParts parts(batch.blocks(), s.outputs);

    batch.for_blocks([&](int begin, int end) {
        Scratch& scratch = Scratch::of_thread();
        scratch.reserve(RowRing::floats(s.inputs, s.width, pad, capacity) + sums_floats);
        RowRing ring = direct ? RowRing(nullptr, s.in_row(), static_cast<int64_t>(s.width) * lanes, s.height)
                              : RowRing(scratch, s.inputs, s.width, pad, s.height, capacity);
        float* sums = scratch.take(sums_floats);
        std::vector<const float*> taps(packed.taps.size());
        Convolution c{taps.data(), static_cast<int>(taps.size()), s.groups, s.group_inputs(), s.group_outputs(), s.out_width(), s.stride,
                      ring.stride(), packed.values.data(), nullptr, static_cast<int64_t>(s.out_width()) * lanes, 1, false};

        for (int block = begin; block < end; block++) {
            const float* in = input.data + block * s.in_block();
            float* out = z + block * s.out_block();
            if (direct)
                ring.restart(in);
            else
                ring.restart();
            if (input.squeeze)
                input.squeeze->excite(kernels, {s.height, s.width, in, input.scale, input.shift, batch.mask(block)}, block);
            const float* factors = input.squeeze ? input.squeeze->factors(block) : nullptr;
            std::memset(sums, 0, static_cast<size_t>(sums_floats) * sizeof(float));
            for (int y = 0; y < s.out_height(); y++) {
                const int top = y * s.stride - pad;
                ring.fill_to(top + s.kernel - 1, [&](PaddedRow to, int row) {
                    read_row(kernels, s, input, in, row, to, factors, batch.mask(block));
                });
                for (size_t t = 0; t < taps.size(); t++)
                    taps[t] = ring.row(top + packed.taps[t].y) + packed.taps[t].x * lanes;
                c.output = out + y * s.out_row();
                kernels.convolve(c);
                if (moments)
                    kernels.moments({s.outputs, s.out_width()}, c.output, sums);
            }
            if (moments)
                parts.keep(block, sums);
        }
    });

    if (moments)
        *moments = parts.total();
}

}  // namespace explorer::kernels
