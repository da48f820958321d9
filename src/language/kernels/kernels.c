/* The hot path of the network as WebAssembly SIMD: built into wasm-bytes.ts by `npm run kernels` (clang, wasm-ld).
 * plain.ts gives the same in TypeScript, bit for bit; test/language/kernels.test.ts holds them together.
 * Activations are fixed point, 1/512, in 16 bits; weights 8 bits with a scale for each output; sums 32 bits, exact. */
#include <stdint.h>
#include <wasm_simd128.h>

#define FIXED 512.0f

static inline float sum4(v128_t v) {
  return wasm_f32x4_extract_lane(v, 0) + wasm_f32x4_extract_lane(v, 1) + wasm_f32x4_extract_lane(v, 2) +
         wasm_f32x4_extract_lane(v, 3);
}

static inline int32_t total4(v128_t v) {
  v = wasm_i32x4_add(v, wasm_i32x4_shuffle(v, v, 2, 3, 0, 1));
  v = wasm_i32x4_add(v, wasm_i32x4_shuffle(v, v, 1, 0, 3, 2));
  return wasm_i32x4_extract_lane(v, 0);
}

static inline v128_t to_fixed(const float *at) {
  v128_t scaled = wasm_f32x4_nearest(wasm_f32x4_mul(wasm_v128_load(at), wasm_f32x4_splat(FIXED)));
  return wasm_i32x4_trunc_sat_f32x4(scaled);
}

/* 8 floats at a time; n is a multiple of 8. */
static void quantise(const float *x, int16_t *out, int n) {
  for (int i = 0; i < n; i += 8)
    wasm_v128_store(out + i, wasm_i16x8_narrow_i32x4(to_fixed(x + i), to_fixed(x + i + 4)));
}

/* out[row][n] = bias[n] + scale[n] * sum over taps and k of a[row + tap * tapRows][k] * w[n][tap][k]; inputs % 8 == 0. */
static void multiply(const int16_t *a, int rows, int inputs, int taps, int tap_rows, const int8_t *w,
                     const float *scale, const float *bias, float *out, int outputs) {
  const int width = taps * inputs;
  for (int n = 0; n < outputs; n += 2) {
    const int m = n + 1 < outputs ? n + 1 : n;
    for (int r = 0; r < rows; r += 4) {
      const int r1 = r + 1 < rows ? r + 1 : r, r2 = r + 2 < rows ? r + 2 : r, r3 = r + 3 < rows ? r + 3 : r;
      v128_t s00 = wasm_i32x4_splat(0), s01 = s00, s10 = s00, s11 = s00, s20 = s00, s21 = s00, s30 = s00, s31 = s00;
      for (int tap = 0; tap < taps; tap++) {
        const int16_t *base = a + tap * tap_rows * inputs;
        const int16_t *a0 = base + r * inputs, *a1 = base + r1 * inputs, *a2 = base + r2 * inputs, *a3 = base + r3 * inputs;
        const int8_t *w0 = w + n * width + tap * inputs, *w1 = w + m * width + tap * inputs;
        for (int k = 0; k < inputs; k += 8) {
          const v128_t x0 = wasm_i16x8_load8x8(w0 + k), x1 = wasm_i16x8_load8x8(w1 + k);
          const v128_t y0 = wasm_v128_load(a0 + k), y1 = wasm_v128_load(a1 + k);
          s00 = wasm_i32x4_add(s00, wasm_i32x4_dot_i16x8(y0, x0));
          s01 = wasm_i32x4_add(s01, wasm_i32x4_dot_i16x8(y0, x1));
          s10 = wasm_i32x4_add(s10, wasm_i32x4_dot_i16x8(y1, x0));
          s11 = wasm_i32x4_add(s11, wasm_i32x4_dot_i16x8(y1, x1));
          const v128_t y2 = wasm_v128_load(a2 + k), y3 = wasm_v128_load(a3 + k);
          s20 = wasm_i32x4_add(s20, wasm_i32x4_dot_i16x8(y2, x0));
          s21 = wasm_i32x4_add(s21, wasm_i32x4_dot_i16x8(y2, x1));
          s30 = wasm_i32x4_add(s30, wasm_i32x4_dot_i16x8(y3, x0));
          s31 = wasm_i32x4_add(s31, wasm_i32x4_dot_i16x8(y3, x1));
        }
      }
      const float p = scale[n], q = scale[m], b = bias[n], c = bias[m];
      out[r * outputs + n] = b + p * (float)total4(s00);
      out[r * outputs + m] = c + q * (float)total4(s01);
      out[r1 * outputs + n] = b + p * (float)total4(r1 > r ? s10 : s00);
      out[r1 * outputs + m] = c + q * (float)total4(r1 > r ? s11 : s01);
      if (r2 > r) {
        out[r2 * outputs + n] = b + p * (float)total4(s20);
        out[r2 * outputs + m] = c + q * (float)total4(s21);
      }
      if (r3 > r) {
        out[r3 * outputs + n] = b + p * (float)total4(s30);
        out[r3 * outputs + m] = c + q * (float)total4(s31);
      }
    }
  }
}

/* exp after Cephes: 2^n times a polynomial on [-ln 2 / 2, ln 2 / 2]. */
static inline v128_t exp4(v128_t x) {
  x = wasm_f32x4_pmin(wasm_f32x4_splat(88.0f), wasm_f32x4_pmax(wasm_f32x4_splat(-87.0f), x));
  const v128_t n = wasm_f32x4_nearest(wasm_f32x4_mul(x, wasm_f32x4_splat(1.44269504f)));
  x = wasm_f32x4_sub(x, wasm_f32x4_mul(n, wasm_f32x4_splat(0.693359375f)));
  x = wasm_f32x4_sub(x, wasm_f32x4_mul(n, wasm_f32x4_splat(-2.12194440e-4f)));
  v128_t y = wasm_f32x4_splat(1.9875691500e-4f);
  y = wasm_f32x4_add(wasm_f32x4_mul(y, x), wasm_f32x4_splat(1.3981999507e-3f));
  y = wasm_f32x4_add(wasm_f32x4_mul(y, x), wasm_f32x4_splat(8.3334519073e-3f));
  y = wasm_f32x4_add(wasm_f32x4_mul(y, x), wasm_f32x4_splat(4.1665795894e-2f));
  y = wasm_f32x4_add(wasm_f32x4_mul(y, x), wasm_f32x4_splat(1.6666665459e-1f));
  y = wasm_f32x4_add(wasm_f32x4_mul(y, x), wasm_f32x4_splat(5.0000001201e-1f));
  y = wasm_f32x4_add(wasm_f32x4_add(wasm_f32x4_mul(wasm_f32x4_mul(y, x), x), x), wasm_f32x4_splat(1.0f));
  const v128_t power = wasm_i32x4_shl(wasm_i32x4_add(wasm_i32x4_trunc_sat_f32x4(n), wasm_i32x4_splat(127)), 23);
  return wasm_f32x4_mul(y, power);
}

/* One row: out = (x - mean) / deviation * weight + bias. */
static void norm_row(const float *x, float *out, int n, const float *weight, const float *bias) {
  v128_t sum = wasm_f32x4_splat(0), square = sum;
  for (int i = 0; i < n; i += 4) sum = wasm_f32x4_add(sum, wasm_v128_load(x + i));
  const v128_t mean = wasm_f32x4_splat(sum4(sum) / (float)n);
  for (int i = 0; i < n; i += 4) {
    const v128_t d = wasm_f32x4_sub(wasm_v128_load(x + i), mean);
    square = wasm_f32x4_add(square, wasm_f32x4_mul(d, d));
  }
  const v128_t rate = wasm_f32x4_splat(1.0f / __builtin_sqrtf(sum4(square) / (float)n + 1e-5f));
  for (int i = 0; i < n; i += 4) {
    const v128_t d = wasm_f32x4_mul(wasm_f32x4_sub(wasm_v128_load(x + i), mean), rate);
    wasm_v128_store(out + i, wasm_f32x4_add(wasm_f32x4_mul(d, wasm_v128_load(weight + i)), wasm_v128_load(bias + i)));
  }
}

__attribute__((export_name("normalise"))) void normalise(const float *x, int rows, int channels, const float *weight,
                                                         const float *bias, float *out) {
  for (int r = 0; r < rows; r++) norm_row(x + r * channels, out + r * channels, channels, weight, bias);
}

/* `scratch` has rows * inputs 16-bit places. */
__attribute__((export_name("dense"))) void dense(const float *x, int rows, int inputs, int outputs, const int8_t *w,
                                                 const float *scale, const float *bias, float *out, int16_t *scratch) {
  quantise(x, scratch, rows * inputs);
  multiply(scratch, rows, inputs, 1, 0, w, scale, bias, out, outputs);
}

/* x += a * sigmoid(b) with a, b the width-3 dilated convolution of the normalised x. `scratch` has (rows + 2 * dilation) *
 * channels 16-bit places; `wide` rows * 2 * channels floats. */
__attribute__((export_name("gated"))) void gated(float *x, int rows, int channels, int dilation,
                                                 const float *norm_weight, const float *norm_bias, const int8_t *w,
                                                 const float *scale, const float *bias, int16_t *scratch, float *wide) {
  const v128_t zero = wasm_i32x4_splat(0);
  const int edge = dilation * channels;
  for (int i = 0; i < edge; i += 8) {
    wasm_v128_store(scratch + i, zero);
    wasm_v128_store(scratch + edge + rows * channels + i, zero);
  }
  for (int r = 0; r < rows; r++) {
    norm_row(x + r * channels, wide, channels, norm_weight, norm_bias);
    quantise(wide, scratch + edge + r * channels, channels);
  }
  multiply(scratch, rows, channels, 3, dilation, w, scale, bias, wide, 2 * channels);
  const v128_t one = wasm_f32x4_splat(1.0f);
  for (int r = 0; r < rows; r++) {
    float *to = x + r * channels;
    const float *a = wide + r * 2 * channels, *b = a + channels;
    for (int i = 0; i < channels; i += 4) {
      const v128_t gate = wasm_f32x4_div(one, wasm_f32x4_add(one, exp4(wasm_f32x4_neg(wasm_v128_load(b + i)))));
      wasm_v128_store(to + i, wasm_f32x4_add(wasm_v128_load(to + i), wasm_f32x4_mul(wasm_v128_load(a + i), gate)));
    }
  }
}
