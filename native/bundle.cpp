#include "bundle.h"

namespace explorer::kernels {
bool takes_bundles(const LayerShape& s) {
    constexpr int64_t most_pixels = 64, weights_a_pixel = 128;
    const int64_t pixels = int64_t{s.out_height()} * s.out_width();
    return s.group_inputs() >= 8 && s.group_outputs() >= 8 && pixels <= most_pixels && s.weights() / s.groups >= weights_a_pixel * pixels;
}

BundleRing::BundleRing(Scratch& scratch, int channels, int width, int height, int capacity, int value)
    : data_(scratch.take(floats(channels, width, capacity, value))), width_(width), height_(height), capacity_(capacity), value_(value),
      step_(step(channels, value)) {}

void BundlePixels::convolve(void (*convolve)(const Convolution&), Convolution c) {
    for (size_t p = 0; p < outputs_.size(); p++) {
        c.taps = taps_.data() + p * static_cast<size_t>(c.tap_count);
        c.output = outputs_[p];
        convolve(c);
    }
}

}  // namespace explorer::kernels
