/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * XML read from front to back, for recursive descent: a function is called at an element's start
 * and goes over its children.
 *
 *     int depth = uc_xml_depth(&xml);
 *     while (uc_xml_child(&xml, depth))
 *         if (uc_xml_is(&xml, "tbl"))
 *             read_table(&xml);
 *
 * What is not looked into is skipped. Damage ends every loop and shows in `failed`. No DTD is
 * accepted, so there are no entities to expand and nothing is ever loaded; libxml2 ends at 256
 * levels of depth. A tag with more than UC_ATTRIBUTES_MAX attributes is damage.
 */
#ifndef READERS_XML_H
#define READERS_XML_H

#include "clause/buf.h"

#include <libxml/xmlreader.h>

struct uc_xml {
    xmlTextReaderPtr reader;
    bool failed;
};

/* `bytes` must live until uc_xml_close. Without memory it only fails to read. */
void uc_xml_open(struct uc_xml *xml, uc_str bytes);
void uc_xml_close(struct uc_xml *xml);

/* Of the current element; -1 before the first. */
int uc_xml_depth(const struct uc_xml *xml);

/* Goes to the next child element of the element at `depth`; false behind the last. */
bool uc_xml_child(struct uc_xml *xml, int depth);

/* The current element's name, without a prefix. */
const char *uc_xml_name(const struct uc_xml *xml);
bool uc_xml_is(const struct uc_xml *xml, const char *name);
/* Its namespace; "" for none. */
const char *uc_xml_namespace(const struct uc_xml *xml);

/* An attribute of the current element by its name without a prefix, valid until the next call on
 * `xml`; with a NULL pointer where there is none. */
uc_str uc_xml_attribute(struct uc_xml *xml, const char *name);
/* As a number; `otherwise` where it is none. */
int32_t uc_xml_number(struct uc_xml *xml, const char *name, int32_t otherwise);

/* Appends the text in the current element and goes to its end. */
void uc_xml_text(struct uc_xml *xml, struct uc_buf *out);

#endif
