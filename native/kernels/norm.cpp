#include "norm.h"

#include <cmath>

namespace explorer::kernels {
namespace {

Norm make_norm(const at::Tensor& scale, const at::Tensor& shift, const std::vector<double>& means, const std::vector<double>& variances,
               double eps) {
    const int64_t channels = scale.numel();
    Norm norm{at::empty({4, channels}, scale.options().requires_grad(false))};
    float* to = norm.values.data_ptr<float>();
    const float *gamma = scale.data_ptr<float>(), *beta = shift.data_ptr<float>();
    for (int64_t c = 0; c < channels; c++) {
        const double inverse = 1 / std::sqrt(variances[c] + eps);
        to[c] = static_cast<float>(gamma[c] * inverse);
        to[channels + c] = static_cast<float>(beta[c] - means[c] * gamma[c] * inverse);
        to[2 * channels + c] = static_cast<float>(means[c]);
        to[3 * channels + c] = static_cast<float>(inverse);
    }
    return norm;
}

}  // namespace

Norm batch_norm(const Moments& moments, int64_t count, const at::Tensor& scale, const at::Tensor& shift, const at::Tensor& running_mean,
                const at::Tensor& running_variance, double momentum, double eps) {
    const size_t channels = static_cast<size_t>(scale.numel());
    std::vector<double> means(channels), variances(channels);
    float* mean = running_mean.defined() ? running_mean.data_ptr<float>() : nullptr;
    float* variance = running_variance.defined() ? running_variance.data_ptr<float>() : nullptr;
    const double n = static_cast<double>(count);
    for (size_t c = 0; c < channels; c++) {
        means[c] = moments[2 * c] / n;
        // Rounding may leave a constant channel's difference a little below zero; NaN must stay NaN.
        variances[c] = moments[2 * c + 1] / n - means[c] * means[c];
        if (variances[c] < 0)
            variances[c] = 0;
        if (mean)
            mean[c] = static_cast<float>(momentum * means[c] + (1 - momentum) * mean[c]);
        if (variance)
            variance[c] = static_cast<float>(momentum * variances[c] * (n / (n - 1)) + (1 - momentum) * variance[c]);
    }
    return make_norm(scale, shift, means, variances, eps);
}

Norm running_norm(const at::Tensor& scale, const at::Tensor& shift, const at::Tensor& running_mean, const at::Tensor& running_variance,
                  double eps) {
    const float *mean = running_mean.data_ptr<float>(), *variance = running_variance.data_ptr<float>();
    return make_norm(scale, shift, std::vector<double>(mean, mean + scale.numel()), std::vector<double>(variance, variance + scale.numel()), eps);
}

NormGradient norm_gradient(const Moments& moments, int64_t count, const Norm& norm, const at::Tensor& scale, bool training) {
    const int64_t channels = scale.numel();
    NormGradient result{at::empty({channels}, scale.options().requires_grad(false)), at::empty({channels}, scale.options().requires_grad(false)),
                        std::vector<float>(static_cast<size_t>(channels) * 3)};
    float *gamma_gradient = result.scale.data_ptr<float>(), *beta_gradient = result.shift.data_ptr<float>();
    const float* gamma = scale.data_ptr<float>();
    const double n = static_cast<double>(count);
    for (int64_t c = 0; c < channels; c++) {
        const double inverse = norm.inverse()[c], first = moments[2 * c], second = moments[2 * c + 1];
        gamma_gradient[c] = static_cast<float>(second * inverse);
        beta_gradient[c] = static_cast<float>(first);
        const double a = gamma[c] * inverse;
        const double b = training ? -a * inverse * inverse * second / n : 0;
        result.abc[3 * c] = static_cast<float>(a);
        result.abc[3 * c + 1] = static_cast<float>(b);
        result.abc[3 * c + 2] = static_cast<float>(training ? -a * first / n - b * norm.mean()[c] : 0);
    }
    return result;
}

}  // namespace explorer::kernels
