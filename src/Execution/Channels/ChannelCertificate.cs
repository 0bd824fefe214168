using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Explorer.Execution.Channels;

/// <summary>A certificate that a coordinator signs itself; agents know it by its hash alone.</summary>
internal static class ChannelCertificate
{
    // Agents look at the hash, not at the dates: clocks of nodes may differ.
    private static readonly TimeSpan Validity = TimeSpan.FromDays(365);

    /// <summary>A new one, its key in this process alone.</summary>
    public static X509Certificate2 Create(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=explorer", key, HashAlgorithmName.SHA256).CreateSelfSigned(now - Validity, now + Validity);
    }

    /// <summary>The hash by which an agent knows it.</summary>
    public static string HashOf(X509Certificate certificate) => Convert.ToHexStringLower(SHA256.HashData(certificate.GetRawCertData()));
}
