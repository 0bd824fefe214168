#include "bundle.h"
#include "layer.h"
#include "moments.h"

#include <algorithm>
#include <cstring>

namespace explorer::kernels {
namespace {

// Output rows per weight-gradient step: enough pixels that loading and storing the sums does not show.
int rows_together(const LayerShape& s) { return std::max(1, std::min(s.out_height(), 48 / s.out_width())); }

// The runs of blocks whose weight gradients are summed on their own, in float, a vector of 16 lanes a weight. More of them serve more
// threads; but each clears and adds up its vectors, which must not cost much beside the arithmetic of its pixels.
int gradient_runs(const LayerShape& s, int blocks) {
    constexpr int64_t pixels_a_run = 512, fewest = 2, most = 16;
    const int64_t pixels = int64_t{s.out_height()} * s.out_width() * blocks;
    return static_cast<int>(std::min<int64_t>(blocks, std::clamp(pixels / pixels_a_run, fewest, most)));
}

// Whether the weights' gradients are taken as products of matrices (rows_product.h): where each gradient is used so often that it pays to
// transpose it.
bool multiplies_weights(const LayerShape& s) {
    return s.stride == 1 && s.group_outputs() >= 32 && s.columns() >= 64;
}

// The way through a run of blocks: output rows from top to bottom, each with the input rows that it completes.
class Pass {
  public:
    Pass(const RowKernels& kernels, const LayerShape& shape, const Batch& batch, const LayerGradient& gradient,
         const std::vector<PackedWeights>& transposed)
        : k(kernels), s(shape), batch_(batch), d(gradient), transposed_(transposed), pairs_(computes_pairs(kernels, shape)),
          multiplies_(multiplies_weights(shape)), scratch_(prepare()), outs_(scratch_, out_channels(), out_stride(), s.pad(), s.out_height(), out_rows()),
          halves_(scratch_, half_channels(), half_stride(), 0, s.out_height(), out_rows()), ins_(input_ring()), row_(scratch_.take(s.in_row())),
          moments_{scratch_.take(MomentParts::floats(s.inputs)), scratch_.take(MomentParts::floats(s.inputs))},
          sums_(scratch_.take(weight_sums())),
          turned_(scratch_.take(turned_floats())) {
        std::memset(sums_, 0, static_cast<size_t>(weight_sums()) * sizeof(float));
    }

    // parts: of the layer below, or of the ends of the chain below.
    void run(int block, std::vector<MomentParts>& parts) {
        for (float* of : moments_)
            std::memset(of, 0, static_cast<size_t>(MomentParts::floats(s.inputs)) * sizeof(float));
        outs_.restart(nullptr);
        const Values in = d.input.data.at(block * s.in_block());
        const float* factors = d.input.squeeze ? d.input.squeeze->factors(block) : nullptr;
        ins_.restart(in.floats());
        const int together = rows_together(s);
        for (int y = 0, first = 0; y < s.out_height(); y++) {
            outs_.fill_to((y * s.stride + s.stride - 1 + s.pad()) / s.stride, [&](PaddedRow to, int row) { differentiate(to, block, row); });
            ins_.fill_to(y * s.stride + std::max(s.kernel - 1 - s.pad(), s.stride - 1), [&](PaddedRow to, int row) {
                (pairs_ ? k.activate_halves : k.activate)({s.inputs, s.width}, to, in.at(row * s.in_row()), d.input.scale, d.input.shift, factors,
                                                          batch_.mask(block));
            });
            if (y + 1 - first == together || y + 1 == s.out_height()) {
                accumulate(first, y + 1 - first);
                first = y + 1;
            }
            if (d.input_gradient)
                for (int row = y * s.stride; row < std::min((y + 1) * s.stride, s.height); row++)
                    input_row(block, row);
        }
        if (d.input.squeeze && d.input_gradient)
            d.input.squeeze->differentiate(k, {s.height, s.width, in, d.input.scale, d.input.shift, batch_.mask(block)}, block,
                                           d.input_gradient.at(block * s.in_block()), d.mean, moments_[0]);
        for (size_t i = 0; i < parts.size(); i++)
            parts[i].keep(block, moments_[i]);
    }

    void sum_weights(float* to) const {
        if (multiplies_)
            k.order_products(sums_, to, s.groups, s.group_outputs(), s.group_inputs(), s.kernel * s.kernel);
        else if (s.has_many_weights())
            std::memcpy(to, sums_, static_cast<size_t>(s.weights()) * sizeof(float));
        else
            k.sum_lanes(sums_, to, s.groups, s.group_outputs(), s.columns());
    }

  private:
    int out_rows() const { return 2 * s.pad() + 2 + rows_together(s); }
    int in_rows() const { return s.kernel + s.stride + rows_together(s) * s.stride; }
    int out_channels() const { return pairs_ ? s.groups * ((s.group_outputs() + 1) / 2) : s.outputs; }
    int64_t out_stride() const { return RowRing::stride(s.out_width(), s.pad()); }
    int half_channels() const { return pairs_ ? s.outputs : 0; }
    int64_t half_stride() const { return RowRing::half_stride(s.out_width(), 0); }
    int64_t in_stride() const { return pairs_ ? RowRing::half_stride(s.width, s.pad()) : RowRing::stride(s.width, s.pad()); }

    int value() const { return pairs_ ? lanes / 2 : lanes; }
    int images() const { return s.out_width() * value(); }
    int64_t products() const { return int64_t{s.groups} * product_channels(s.group_outputs()); }
    int64_t weight_sums() const { return multiplies_ ? products() * s.columns() : s.weight_sums(); }
    int64_t turned_row() const { return multiplies_ ? products() * images() : 0; }
    int64_t turned_floats() const { return out_rows() * turned_row(); }
    float* turned(int row) const { return turned_ + row % out_rows() * turned_row(); }

    RowRing input_ring() const {
        return reads_in_place(k, s, d.input) ? RowRing(s.in_row(), static_cast<int64_t>(s.width) * lanes, s.height)
                                             : RowRing(scratch_, s.inputs, in_stride(), s.pad(), s.height, in_rows());
    }

    Scratch& prepare() const {
        Scratch& scratch = Scratch::of_thread();
        scratch.reserve(RowRing::floats(out_channels(), out_stride(), out_rows()) + RowRing::floats(half_channels(), half_stride(), out_rows()) +
                        RowRing::floats(s.inputs, in_stride(), in_rows()) + s.in_row() + 2 * MomentParts::floats(s.inputs) + weight_sums() + turned_floats());
        return scratch;
    }

    void differentiate(PaddedRow to, int block, int row) {
        const int64_t at = block * s.out_block() + row * s.out_row();
        const Values g = d.g.at(at), gate = d.gate ? d.gate.at(at) : d.gate, z = d.z.at(at);
        if (pairs_)
            k.differentiate_pairs({s.groups, s.group_outputs(), s.out_width()}, to, halves_.place(row), g, gate, z, d.abc, batch_.mask(block));
        else
            k.differentiate({s.outputs, s.out_width()}, to, g, gate, z, d.abc, batch_.mask(block));
        if (multiplies_)
            k.transpose(gradient_row(row), (pairs_ ? halves_ : outs_).stride(), turned(row), s.groups, s.group_outputs(), images());
    }

    const float* gradient_row(int row) const { return pairs_ ? halves_.row(row) : outs_.row(row) + s.pad() * lanes; }

    // Each position of the kernel has its sums.
    void multiply(int first, int rows) {
        for (int tap = 0; tap < s.kernel * s.kernel; tap++) {
            gradients_.clear();
            inputs_.clear();
            for (int row = first; row < first + rows; row++) {
                const int from = row - s.pad() + tap / s.kernel;
                if (from < 0 || from >= s.height)
                    continue;
                gradients_.push_back(turned(row));
                inputs_.push_back(ins_.row(from) + tap % s.kernel * value());
            }
            (pairs_ ? k.multiply_halves : k.multiply)({gradients_.data(), inputs_.data(), static_cast<int>(inputs_.size()), images(), ins_.stride(),
                                                       s.groups, s.group_inputs(), s.group_outputs(), sums_ + tap * products() * s.group_inputs()});
        }
    }

    void accumulate(int first, int rows) {
        if (multiplies_)
            return multiply(first, rows);
        gradients_.clear();
        inputs_.clear();
        for (int r = 0; r < rows; r++) {
            gradients_.push_back(gradient_row(first + r));
            for (int y = 0; y < s.kernel; y++)
                inputs_.push_back(ins_.row((first + r) * s.stride - s.pad() + y));
        }
        (pairs_ ? k.accumulate_halves : k.accumulate)({gradients_.data(), inputs_.data(), rows, s.kernel, s.groups, s.group_inputs(),
                                                       s.group_outputs(), s.out_width(), s.stride, (pairs_ ? halves_ : outs_).stride(),
                                                       ins_.stride(), sums_, s.has_many_weights()});
    }

    void input_row(int block, int row) {
        const int64_t at = block * s.in_block() + row * s.in_row();
        const Row whole{s.inputs, s.width};
        const Values to = d.input_gradient.at(at);
        float* const sums = d.gated() || k.put ? row_ : to.floats();
        if (d.add && k.get)
            k.get(whole, sums, to);
        for (int column = 0; column < std::min(s.stride, s.width); column++) {
            const PackedWeights& packed = transposed_[static_cast<size_t>((row % s.stride) * s.stride + column)];
            if (packed.taps.empty() && d.add)
                continue;
            taps_.clear();
            for (const Tap& tap : packed.taps)
                taps_.push_back(outs_.tap(s.output_of(row + s.pad() - tap.y), s.output_of(column + s.pad() - tap.x) + s.pad()));
            const int channels = s.group_outputs();
            (pairs_ ? k.convolve_pairs : k.convolve)({taps_.data(), static_cast<int>(taps_.size()), s.groups, pairs_ ? (channels + 1) / 2 : channels,
                                                      s.group_inputs(), (s.width - column + s.stride - 1) / s.stride, 1, outs_.stride(),
                                                      packed.values.data(), sums + column * lanes, static_cast<int64_t>(s.width) * lanes,
                                                      s.stride, d.add});
        }
        finish_gradient_row(k, s, d, at, sums, moments_, batch_.mask(block));
    }

    const RowKernels& k;
    const LayerShape& s;
    const Batch& batch_;
    const LayerGradient& d;
    const std::vector<PackedWeights>& transposed_;
    const bool pairs_;
    const bool multiplies_;
    Scratch& scratch_;
    RowRing outs_;
    RowRing halves_;  // the same rows, for the weights' gradient
    RowRing ins_;
    float* row_;
    float* moments_[2];
    float* sums_;
    float* turned_;  // the gradients' rows, for products
    std::vector<const float*> gradients_, inputs_, taps_;
};

}  // namespace

void finish_gradient_row(const RowKernels& k, const LayerShape& s, const LayerGradient& d, int64_t at, float* sums, float* const* moments,
                         const int32_t* mask) {
    const Row whole{s.inputs, s.width};
    const Values to = d.input_gradient.at(at);
    if (d.gated()) {
        k.gate(whole, to, sums, d.input.data.at(at), d.input.scale, d.input.shift, d.mean, moments[0]);
        return;
    }
    if (d.residual)
        k.add_gated(whole, sums, d.residual.at(at), d.residual_gate ? d.residual_gate.at(at) : d.residual_gate);
    if (d.below && d.below->relu)
        k.gate_end(whole, to, sums, d.input.data.at(at), d.below->ends[0].z.at(at), d.below->ends[0].mean, moments[0]);
    else if (k.put)
        k.put(whole, to, sums);
    for (size_t i = d.below && d.below->relu ? 1 : 0; d.below && i < d.below->ends.size(); i++)
        k.gradient_moments(whole, to, {}, d.below->ends[i].z.at(at), d.below->ends[i].mean, moments[i], mask);
}

void backward_layer(const RowKernels& kernels, const LayerShape& s, const Batch& batch, const float* weights, const LayerGradient& gradient) {
    std::vector<PackedWeights> transposed;
    for (int row = 0; row < s.stride; row++)
        for (int column = 0; column < s.stride; column++)
            transposed.push_back(pack_transposed(s, weights, computes_pairs(kernels, s), row, column));

    // The runs' sums, added in their order whichever threads they were on. Pass uses the thread's other scratch memory.
    static thread_local Scratch results;
    const int runs = gradient_runs(s, batch.blocks());
    results.reserve(runs * s.weights());
    float* const sums = results.take(runs * s.weights());
    std::vector<Moments*> moments;
    if (gradient.moments)
        moments.push_back(gradient.moments);
    for (size_t i = 0; gradient.below && i < gradient.below->ends.size(); i++)
        moments.push_back(gradient.below->ends[i].moments);
    std::vector<MomentParts> parts(moments.size(), MomentParts(batch.blocks(), s.inputs));
    batch.for_runs(runs, [&](int run, int begin, int end) {
        float* const to = sums + run * s.weights();
        if (takes_bundles(s)) {
            backward_bundles(kernels, s, batch, gradient, transposed, begin, end, parts, to);
            return;
        }
        Pass pass(kernels, s, batch, gradient, transposed);
        for (int block = begin; block < end; block++)
            pass.run(block, parts);
        pass.sum_weights(to);
    });
    for (int64_t w = 0; w < s.weights(); w++) {
        float total = sums[w];
        for (int run = 1; run < runs; run++)
            total += sums[run * s.weights() + w];
        gradient.weight_gradient[w] = total;
    }
    for (size_t i = 0; i < moments.size(); i++)
        *moments[i] = parts[i].total();
    if (gradient.input.squeeze)
        gradient.input.squeeze->sum_gradients(kernels, batch.blocks());
}

}  // namespace explorer::kernels
