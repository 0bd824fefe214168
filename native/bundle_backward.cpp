#include "bundle.h"
#include "moments.h"

#include <algorithm>
#include <cstring>

namespace explorer::kernels {
namespace {

// As Pass of layer_backward.cpp, for bundles.
class BundleGradientPass {
  public:
    BundleGradientPass(const RowKernels& kernels, const LayerShape& shape, const Batch& batch, const LayerGradient& gradient,
                       const std::vector<PackedWeights>& transposed)
        : k(kernels), s(shape), batch_(batch), d(gradient), transposed_(transposed), pairs_(computes_pairs(kernels, shape)),
          together_(std::clamp(16 / shape.out_width(), 1, shape.out_height())), scratch_(prepare()), outs_(scratch_, out_channels(), s.out_width(), s.out_height(), out_rows(), lanes),
          halves_(scratch_, half_channels(), s.out_width(), s.out_height(), 1, value()),
          ins_(scratch_, s.inputs, s.width, s.height, in_rows(), value()), turned_(scratch_.take(turned_floats())),
          rows_(scratch_.take(row_floats())), sums_(scratch_.take(weight_sums() * s.kernel * s.kernel)) {
        for (int b = 0; b < bundle_blocks; b++)
            for (float*& of : moments_[b])
                of = scratch_.take(MomentParts::floats(s.inputs));
        std::memset(sums_, 0, static_cast<size_t>(weight_sums() * s.kernel * s.kernel) * sizeof(float));
    }

    void run(int first, int blocks, std::vector<MomentParts>& parts) {
        first_ = first;
        blocks_ = blocks;
        for (int b = 0; b < blocks; b++)
            for (float* of : moments_[b])
                std::memset(of, 0, static_cast<size_t>(MomentParts::floats(s.inputs)) * sizeof(float));
        outs_.restart(blocks);
        halves_.restart(blocks);
        ins_.restart(blocks);
        for (int y = 0; y < s.out_height(); y += together_) {
            const int end = std::min(y + together_, s.out_height());
            outs_.fill_to(((end - 1) * s.stride + s.stride - 1 + s.pad()) / s.stride, [&](int row) { differentiate(row); });
            ins_.fill_to((end - 1) * s.stride + std::max(s.kernel - 1 - s.pad(), s.stride - 1), [&](int row) { activate(row); });
            accumulate(y, end);
            if (d.input_gradient)
                input_rows(y * s.stride, std::min(end * s.stride, s.height));
        }
        for (int b = 0; b < blocks; b++) {
            if (d.input.squeeze && d.input_gradient)
                d.input.squeeze->differentiate(k, {s.height, s.width, in(b), d.input.scale, d.input.shift, mask(b)}, first + b,
                                               d.input_gradient.at((first + b) * s.in_block()), d.mean, moments_[b][0]);
            for (size_t i = 0; i < parts.size(); i++)
                parts[i].keep(first + b, moments_[b][i]);
        }
    }

    void sum_weights(float* to) const { k.order_products(sums_, to, s.groups, s.group_outputs(), s.group_inputs(), s.kernel * s.kernel); }

  private:
    int out_rows() const { return 2 * s.pad() + 2 + together_; }
    int in_rows() const { return s.kernel + s.stride + together_ * s.stride; }
    int out_channels() const { return pairs_ ? s.groups * ((s.group_outputs() + 1) / 2) : s.outputs; }
    int half_channels() const { return pairs_ ? s.outputs : 0; }
    int value() const { return pairs_ ? lanes / 2 : lanes; }
    int rows_together() const { return together_ * s.stride; }
    bool direct() const { return !d.gated() && !k.put; }
    int64_t row_floats() const { return direct() ? 0 : bundle_blocks * rows_together() * s.in_row(); }
    int64_t products() const { return int64_t{s.groups} * product_channels(s.group_outputs()); }
    int64_t weight_sums() const { return products() * s.group_inputs(); }
    int64_t turned_pixel() const { return products() * bundle_blocks * value(); }
    int64_t turned_floats() const { return out_rows() * s.out_width() * turned_pixel(); }
    float* turned(int row, int x) const { return turned_ + (int64_t{row % out_rows()} * s.out_width() + x) * turned_pixel(); }
    const int32_t* mask(int b) const { return batch_.mask(first_ + b); }
    Values in(int b) const { return d.input.data.at((first_ + b) * s.in_block()); }

    Scratch& prepare() const {
        Scratch& scratch = Scratch::of_thread();
        scratch.reserve(BundleRing::floats(out_channels(), s.out_width(), out_rows(), lanes) + BundleRing::floats(half_channels(), s.out_width(), 1, value()) +
                        BundleRing::floats(s.inputs, s.width, in_rows(), value()) + turned_floats() + row_floats() +
                        weight_sums() * s.kernel * s.kernel + 2 * bundle_blocks * MomentParts::floats(s.inputs));
        return scratch;
    }

    void differentiate(int row) {
        for (int b = 0; b < blocks_; b++) {
            const int64_t at = (first_ + b) * s.out_block() + row * s.out_row();
            const Values g = d.g.at(at), gate = d.gate ? d.gate.at(at) : d.gate, z = d.z.at(at);
            if (pairs_)
                k.differentiate_pairs({s.groups, s.group_outputs(), s.out_width()}, outs_.place(row, b), halves_.place(row, b), g, gate, z, d.abc,
                                      mask(b));
            else
                k.differentiate({s.outputs, s.out_width()}, outs_.place(row, b), g, gate, z, d.abc, mask(b));
        }
        for (int x = 0; x < s.out_width(); x++)
            k.transpose((pairs_ ? halves_ : outs_).pixel(row, x), blocks_ * value(), turned(row, x), s.groups, s.group_outputs(), blocks_ * value());
    }

    void activate(int row) {
        for (int b = 0; b < blocks_; b++)
            (pairs_ ? k.activate_halves : k.activate)({s.inputs, s.width}, ins_.place(row, b), in(b).at(row * s.in_row()), d.input.scale, d.input.shift,
                                                      d.input.squeeze ? d.input.squeeze->factors(first_ + b) : nullptr, mask(b));
    }

    // Each position of the kernel has its sums, over the pixels of these output rows for which it lies inside the image.
    void accumulate(int begin, int end) {
        for (int tap = 0; tap < s.kernel * s.kernel; tap++) {
            gradients_.clear();
            inputs_.clear();
            for (int y = begin; y < end; y++) {
                for (int x = 0; x < s.out_width(); x++) {
                    const float* input = ins_.pixel(y * s.stride - s.pad() + tap / s.kernel, x * s.stride - s.pad() + tap % s.kernel);
                    if (!input)
                        continue;
                    gradients_.push_back(turned(y, x));
                    inputs_.push_back(input);
                }
            }
            if (!inputs_.empty())
                (pairs_ ? k.multiply_halves : k.multiply)({gradients_.data(), inputs_.data(), static_cast<int>(inputs_.size()), blocks_ * value(), ins_.stride(),
                                                           s.groups, s.group_inputs(), s.group_outputs(), sums_ + tap * weight_sums()});
        }
    }

    void input_rows(int begin, int end) {
        const int64_t at = first_ * s.in_block() + begin * s.in_row(), block_step = direct() ? s.in_block() : rows_together() * s.in_row();
        float* const to = direct() ? d.input_gradient.at(at).floats() : rows_;
        if (d.add && k.get)
            for (int b = 0; b < blocks_; b++)
                for (int row = begin; row < end; row++)
                    k.get({s.inputs, s.width}, to + b * block_step + (row - begin) * s.in_row(),
                          d.input_gradient.at((first_ + b) * s.in_block() + row * s.in_row()));
        const int channels = out_channels() / s.groups;
        for (int parity = 0; parity < s.stride * s.stride; parity++) {
            const PackedWeights& packed = transposed_[static_cast<size_t>(parity)];
            if (packed.taps.empty() && d.add)
                continue;
            pixels_.clear();
            for (int row = begin + parity / s.stride; row < end; row += s.stride) {
                for (int x = parity % s.stride; x < s.width; x += s.stride) {
                    pixels_.add(to + (row - begin) * s.in_row() + x * lanes);
                    for (const Tap& tap : packed.taps)
                        pixels_.add_tap(outs_.pixel(s.output_of(row + s.pad() - tap.y), s.output_of(x + s.pad() - tap.x)));
                }
            }
            pixels_.convolve(pairs_ ? k.convolve_pairs : k.convolve,
                          {nullptr, static_cast<int>(packed.taps.size()), s.groups, channels, s.group_inputs(), blocks_, 1, outs_.stride(), packed.values.data(), nullptr,
                           int64_t{s.width} * lanes, block_step / lanes, d.add});
        }
        for (int b = 0; b < blocks_; b++)
            for (int row = begin; row < end; row++)
                finish_gradient_row(k, s, d, (first_ + b) * s.in_block() + row * s.in_row(), to + b * block_step + (row - begin) * s.in_row(),
                                    moments_[b], mask(b));
    }

    const RowKernels& k;
    const LayerShape& s;
    const Batch& batch_;
    const LayerGradient& d;
    const std::vector<PackedWeights>& transposed_;
    const bool pairs_;
    const int together_;  // output rows, so that their products' sums are seldom stored
    Scratch& scratch_;
    BundleRing outs_;
    BundleRing halves_;  // one row, on its way to `turned`
    BundleRing ins_;
    float* turned_;
    float* rows_;
    float* sums_;
    float* moments_[bundle_blocks][2];
    int first_ = 0;
    int blocks_ = 0;
    std::vector<const float*> gradients_, inputs_;
    BundlePixels pixels_;
};

}  // namespace

void backward_bundles(const RowKernels& kernels, const LayerShape& s, const Batch& batch, const LayerGradient& gradient,
                      const std::vector<PackedWeights>& transposed, int begin, int end, std::vector<MomentParts>& parts, float* weight_gradient) {
    BundleGradientPass pass(kernels, s, batch, gradient, transposed);
    for (int block = begin; block < end; block += bundle_blocks)
        pass.run(block, std::min(bundle_blocks, end - block), parts);
    pass.sum_weights(weight_gradient);
}

}  // namespace explorer::kernels
