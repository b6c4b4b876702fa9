#include "ICUReference.h"

#include <cstring>
#include <mutex>
#include <string>
#include <vector>

#include "unicode/msgfmt.h"
#include "unicode/timezone.h"
#include "unicode/uchar.h"

struct icu_reference_message {
  icu::MessageFormat *format;
};

static void use_time_zone() {
  static std::once_flag once;
  std::call_once(once, [] {
    icu::TimeZone::adoptDefault(icu::TimeZone::createTimeZone("Europe/Berlin"));
  });
}

icu_reference_message *icu_reference_open(
    const char *locale, const char *pattern, int32_t length, int32_t *error_out) {
  use_time_zone();
  UErrorCode error = U_ZERO_ERROR;
  icu::Locale icu_locale = std::strpbrk(locale, "_@") != nullptr
      ? icu::Locale(locale)
      : icu::Locale::forLanguageTag(locale, error);
  UParseError place;
  icu::UnicodeString source = icu::UnicodeString::fromUTF8(icu::StringPiece(pattern, length));
  auto *format = new icu::MessageFormat(source, icu_locale, place, error);
  if (U_FAILURE(error)) {
    delete format;
    *error_out = error;
    return nullptr;
  }
  *error_out = 0;
  return new icu_reference_message{format};
}

void icu_reference_close(icu_reference_message *message) {
  if (message == nullptr) return;
  delete message->format;
  delete message;
}

int32_t icu_reference_format(
    const icu_reference_message *message, const icu_reference_argument *arguments, int32_t count,
    char *out, int32_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (int32_t i = 0; i < count; i++) {
    const icu_reference_argument &argument = arguments[i];
    names.push_back(icu::UnicodeString::fromUTF8(argument.name));
    switch (argument.kind) {
      case ICU_REFERENCE_TEXT:
        values.emplace_back(icu::UnicodeString::fromUTF8(argument.text));
        break;
      case ICU_REFERENCE_INTEGER:
        if (argument.integer == static_cast<int32_t>(argument.integer)) {
          values.emplace_back(static_cast<int32_t>(argument.integer));
        } else {
          values.emplace_back(argument.integer);
        }
        break;
      case ICU_REFERENCE_DECIMAL:
        values.emplace_back(icu::StringPiece(argument.text), error);
        break;
      case ICU_REFERENCE_DOUBLE: values.emplace_back(argument.number); break;
      case ICU_REFERENCE_INSTANT:
        values.emplace_back(static_cast<UDate>(argument.integer), icu::Formattable::kIsDate);
        break;
    }
  }
  icu::UnicodeString result;
  message->format->format(names.data(), values.data(), count, result, error);
  if (U_FAILURE(error)) return -static_cast<int32_t>(error);
  std::string text;
  result.toUTF8String(text);
  auto length = static_cast<int32_t>(text.size());
  if (length <= capacity) std::memcpy(out, text.data(), text.size());
  return length;
}

bool icu_reference_is_pattern_syntax(uint32_t code_point) {
  auto c = static_cast<UChar32>(code_point);
  return u_hasBinaryProperty(c, UCHAR_PATTERN_SYNTAX)
      || u_hasBinaryProperty(c, UCHAR_PATTERN_WHITE_SPACE);
}

bool icu_reference_is_pattern_white_space(uint32_t code_point) {
  return u_hasBinaryProperty(static_cast<UChar32>(code_point), UCHAR_PATTERN_WHITE_SPACE);
}
