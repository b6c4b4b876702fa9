#include "ICUBaseline.h"

#include <ctime>
#include <string>
#include <vector>

#include <md4c-html.h>

#include "unicode/messagepattern.h"
#include "unicode/msgfmt.h"
#include "unicode/timezone.h"

struct icu_baseline {
  icu::MessageFormat format;
  std::vector<icu::UnicodeString> names;
  std::vector<icu_baseline_kind> kinds;
  std::vector<icu::Formattable> values;
  icu::UnicodeString result;
  std::string text;
  std::string html;
};

icu_baseline *icu_baseline_open(
    const char *locale, const char *pattern, int32_t length, const char *const *names,
    const icu_baseline_kind *kinds, int32_t count) {
  icu::TimeZone::adoptDefault(icu::TimeZone::createTimeZone("UTC"));
  UErrorCode error = U_ZERO_ERROR;
  icu::MessageFormat format(
      icu::UnicodeString::fromUTF8(icu::StringPiece(pattern, length)),
      icu::Locale::forLanguageTag(locale, error), error);
  if (U_FAILURE(error)) return nullptr;
  auto *baseline = new icu_baseline{format, {}, {}, {}, {}, {}, {}};
  for (int32_t i = 0; i < count; i++) {
    baseline->names.push_back(icu::UnicodeString::fromUTF8(names[i]));
    baseline->kinds.push_back(kinds[i]);
    baseline->values.emplace_back();
  }
  return baseline;
}

void icu_baseline_close(icu_baseline *baseline) {
  delete baseline;
}

int32_t icu_baseline_format(
    icu_baseline *baseline, const icu_baseline_value *values, const char **text) {
  for (size_t i = 0; i < baseline->values.size(); i++) {
    const icu_baseline_value &value = values[i];
    switch (baseline->kinds[i]) {
      case ICU_BASELINE_TEXT:
        baseline->values[i].setString(
            icu::UnicodeString::fromUTF8(icu::StringPiece(value.text, value.length)));
        break;
      case ICU_BASELINE_INTEGER: baseline->values[i].setInt64(value.integer); break;
      case ICU_BASELINE_DOUBLE: baseline->values[i].setDouble(value.number); break;
      case ICU_BASELINE_DATE:
        baseline->values[i].setDate(static_cast<UDate>(value.integer));
        break;
    }
  }
  UErrorCode error = U_ZERO_ERROR;
  baseline->result.remove();
  baseline->format.format(
      baseline->names.data(), baseline->values.data(), static_cast<int32_t>(baseline->names.size()),
      baseline->result, error);
  if (U_FAILURE(error)) return -static_cast<int32_t>(error);
  baseline->text.clear();
  baseline->result.toUTF8String(baseline->text);
  *text = baseline->text.data();
  return static_cast<int32_t>(baseline->text.size());
}

int32_t icu_baseline_html(
    icu_baseline *baseline, const icu_baseline_value *values, const char **html) {
  const char *text = nullptr;
  int32_t length = icu_baseline_format(baseline, values, &text);
  if (length < 0) return length;
  baseline->html.clear();
  int status = md_html(
      text, static_cast<MD_SIZE>(length),
      [](const MD_CHAR *piece, MD_SIZE size, void *out) {
        static_cast<std::string *>(out)->append(piece, size);
      },
      &baseline->html, MD_FLAG_NOHTML, 0);
  if (status != 0) return -1;
  *html = baseline->html.data();
  return static_cast<int32_t>(baseline->html.size());
}

int32_t icu_baseline_parse(const char *pattern, int32_t length) {
  UErrorCode error = U_ZERO_ERROR;
  icu::MessagePattern parsed(error);
  parsed.parse(icu::UnicodeString::fromUTF8(icu::StringPiece(pattern, length)), nullptr, error);
  return U_SUCCESS(error) ? parsed.countParts() : 0;
}

int64_t icu_baseline_cpu_time(void) {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<int64_t>(time.tv_sec) * 1000000000 + time.tv_nsec;
}
