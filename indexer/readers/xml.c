/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/xml.h"

#include "readers/markup.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

void uc_xml_open(struct uc_xml *xml, uc_str bytes)
{
    *xml = (struct uc_xml){0};
    if (bytes.len > 0 && bytes.len <= INT_MAX && !uc_markup_is_overloaded(bytes))
        xml->reader = xmlReaderForMemory(bytes.ptr, (int)bytes.len, NULL, NULL,
                                         XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                             XML_PARSE_COMPACT);
    xml->failed = xml->reader == NULL;
}

void uc_xml_close(struct uc_xml *xml)
{
    xmlFreeTextReader(xml->reader);
    xml->reader = NULL;
}

int uc_xml_depth(const struct uc_xml *xml)
{
    if (xml->reader == NULL || xmlTextReaderReadState(xml->reader) == XML_TEXTREADER_MODE_INITIAL)
        return -1;
    return xmlTextReaderDepth(xml->reader);
}

/* To the next node; false at the end, at damage and at a DTD. */
static bool advance(struct uc_xml *xml)
{
    if (xml->failed)
        return false;
    int got = xmlTextReaderRead(xml->reader);
    if (got < 0 ||
        (got == 1 && xmlTextReaderNodeType(xml->reader) == XML_READER_TYPE_DOCUMENT_TYPE))
        xml->failed = true;
    return got == 1 && !xml->failed;
}

static bool is_at(const struct uc_xml *xml, int type, int depth)
{
    return xmlTextReaderNodeType(xml->reader) == type && xmlTextReaderDepth(xml->reader) == depth;
}

static bool is_empty_at(const struct uc_xml *xml, int depth)
{
    return !xml->failed && is_at(xml, XML_READER_TYPE_ELEMENT, depth) &&
           xmlTextReaderIsEmptyElement(xml->reader);
}

bool uc_xml_child(struct uc_xml *xml, int depth)
{
    if (is_empty_at(xml, depth))
        return false;
    while (advance(xml)) {
        if (is_at(xml, XML_READER_TYPE_ELEMENT, depth + 1))
            return true;
        if (is_at(xml, XML_READER_TYPE_END_ELEMENT, depth))
            return false;
    }
    return false;
}

const char *uc_xml_name(const struct uc_xml *xml)
{
    return (const char *)xmlTextReaderConstLocalName(xml->reader);
}

bool uc_xml_is(const struct uc_xml *xml, const char *name)
{
    return strcmp(uc_xml_name(xml), name) == 0;
}

const char *uc_xml_namespace(const struct uc_xml *xml)
{
    const xmlChar *uri = xmlTextReaderConstNamespaceUri(xml->reader);
    return uri != NULL ? (const char *)uri : "";
}

uc_str uc_xml_attribute(struct uc_xml *xml, const char *name)
{
    uc_str value = {NULL, 0};
    while (value.ptr == NULL && xmlTextReaderMoveToNextAttribute(xml->reader) == 1)
        if (uc_xml_is(xml, name))
            value = uc_str_from((const char *)xmlTextReaderConstValue(xml->reader));
    xmlTextReaderMoveToElement(xml->reader);
    return value;
}

int32_t uc_xml_number(struct uc_xml *xml, const char *name, int32_t otherwise)
{
    uc_str value = uc_xml_attribute(xml, name);
    if (value.len == 0)
        return otherwise;
    char *end;
    long number = strtol(value.ptr, &end, 10);
    return end != value.ptr && number >= INT32_MIN && number <= INT32_MAX ? (int32_t)number
                                                                          : otherwise;
}

/* Not a comment or a processing instruction. */
static bool is_text(const struct uc_xml *xml)
{
    switch (xmlTextReaderNodeType(xml->reader)) {
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        return true;
    default:
        return false;
    }
}

void uc_xml_text(struct uc_xml *xml, struct uc_buf *out)
{
    int depth = uc_xml_depth(xml);
    if (is_empty_at(xml, depth))
        return;
    while (advance(xml) && !is_at(xml, XML_READER_TYPE_END_ELEMENT, depth))
        if (is_text(xml))
            uc_buf_add(out, uc_str_from((const char *)xmlTextReaderConstValue(xml->reader)));
}
