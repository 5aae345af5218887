<?php
// What a PHP integration does with the same pages: json_decode and PDO, one transaction a page, the
// same pragmas and tables. Packages of one order follow one another in its lines; payloads are
// compressed with zlib.
//
//   php ingest.php DATABASE PAGE...      DATABASE is a copy of base.db

$db = new PDO('sqlite:' . $argv[1], null, null, [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION]);
foreach (['journal_mode = WAL', 'wal_autocheckpoint = 10000', 'synchronous = NORMAL',
          'foreign_keys = ON', 'temp_store = MEMORY', 'cache_size = -65536'] as $pragma) {
    $db->exec("PRAGMA $pragma");
}

const STATUSES = ['Awaiting' => 'awaitingPayment', 'Verified' => 'awaitingPayment',
    'Created' => 'created', 'Picking' => 'preparing', 'Invoiced' => 'invoiced',
    'Shipped' => 'shipped', 'AtCollectionPoint' => 'shipped', 'Delivered' => 'delivered',
    'UnDelivered' => 'undelivered', 'Returned' => 'returned', 'Cancelled' => 'cancelled',
    'UnSupplied' => 'unsupplied'];
const SOLD = ['created', 'preparing', 'invoiced', 'shipped', 'delivered'];

function upsert(PDO $db, string $table, array $columns, string $key, string $more = ''): PDOStatement {
    $set = implode(', ', array_map(fn($c) => "$c = excluded.$c", $columns));
    return $db->prepare("INSERT INTO $table (" . implode(', ', $columns) . ') VALUES ('
        . implode(', ', array_fill(0, count($columns), '?')) . ") ON CONFLICT ($key) DO UPDATE SET $set$more");
}

$findCustomer = $db->prepare(
    "SELECT customer_id FROM customer_identities WHERE kind = 'email' AND value = ?");
$addCustomer = $db->prepare('INSERT INTO customers (name, email, phone, city, order_count,
    spent_minor, currency, named_at) VALUES (?, ?, ?, ?, 0, 0, ?, ?)');
$addIdentity = $db->prepare("INSERT INTO customer_identities VALUES ('email', ?, ?)");
$addTerm = $db->prepare('INSERT INTO customer_terms VALUES (?, ?) ON CONFLICT DO NOTHING');
$spend = $db->prepare('UPDATE customers SET order_count = order_count + 1,
    spent_minor = spent_minor + ?, first_order_at = min(coalesce(first_order_at, ?), ?),
    last_order_at = max(coalesce(last_order_at, 0), ?) WHERE id = ?');
$findOrder = $db->prepare('SELECT id, line_count FROM orders WHERE channel_id = 1 AND remote_id = ?');
$order = upsert($db, 'orders', ['channel_id', 'remote_id', 'number', 'number_folded', 'placed_at',
    'day', 'status', 'channel_status', 'customer_id', 'buyer_name', 'buyer_email', 'buyer_phone',
    'currency', 'total_minor', 'shipping_minor', 'discount_minor', 'tax_minor', 'line_count',
    'origin_marketplace', 'note', 'carrier', 'tracking_number', 'invoice_number', 'changed_at',
    'content_hash'], 'channel_id, remote_id', ' RETURNING id');
$package = upsert($db, 'order_packages', ['channel_id', 'remote_id', 'order_id', 'order_remote_id',
    'status', 'channel_status', 'carrier', 'tracking_number', 'invoice_number', 'ship_by_at',
    'changed_at', 'is_replaced', 'origins', 'content_hash'], 'channel_id, remote_id', ' RETURNING id');
$variant = $db->prepare('SELECT variant_id FROM listings WHERE channel_id = 1 AND remote_id = ?');
$line = upsert($db, 'order_lines', ['order_id', 'position', 'remote_id', 'variant_remote_id',
    'variant_id', 'sku', 'barcode', 'name', 'quantity_milli', 'unit_price_minor', 'discount_minor',
    'total_minor', 'tax_rate_bp', 'is_cancelled', 'package_remote_id'], 'order_id, position');
$address = upsert($db, 'order_addresses', ['order_id', 'kind', 'name', 'company', 'phone',
    'street', 'neighbourhood', 'district', 'city', 'postal_code', 'country', 'tax_office',
    'tax_number'], 'order_id, kind');
$payment = upsert($db, 'order_payments', ['order_id', 'position', 'remote_id', 'method',
    'channel_method', 'state', 'amount_minor', 'instalments', 'paid_at'], 'order_id, position');
$event = upsert($db, 'order_events', ['order_id', 'position', 'at', 'status', 'channel_status'],
    'order_id, position');
$payload = upsert($db, 'package_payloads', ['record_id', 'dictionary_id', 'body'], 'record_id');
$channelDay = $db->prepare('INSERT INTO daily_channel_sales VALUES (?, 1, ?, 1, ?, ?)
    ON CONFLICT (day, channel_id, currency) DO UPDATE SET orders = orders + 1,
    units_milli = units_milli + excluded.units_milli,
    revenue_minor = revenue_minor + excluded.revenue_minor');
$variantDay = $db->prepare('INSERT INTO daily_variant_sales VALUES (?, ?, 1, 1, ?, ?)
    ON CONFLICT (day, variant_id, channel_id) DO UPDATE SET orders = orders + 1,
    units_milli = units_milli + excluded.units_milli,
    revenue_minor = revenue_minor + excluded.revenue_minor');

$minor = fn($value) => (int)round((float)$value * 100);
$fold = fn($text) => strtolower(strtr($text, ['İ' => 'i', 'I' => 'i', 'ı' => 'i', 'Ş' => 's',
    'ş' => 's', 'Ğ' => 'g', 'ğ' => 'g', 'Ü' => 'u', 'ü' => 'u', 'Ö' => 'o', 'ö' => 'o', 'Ç' => 'c',
    'ç' => 'c', 'Â' => 'a', 'â' => 'a']));

$count = 0;
foreach (array_slice($argv, 2) as $path) {
    $page = json_decode(file_get_contents($path), true, 64, JSON_BIGINT_AS_STRING);
    $db->beginTransaction();
    foreach ($page['content'] as $p) {
        // Istanbul's clock written as if it were UTC.
        $at = $p['orderDate'] - 3 * 3600 * 1000;
        $day = intdiv(intdiv($at, 1000) + 10800, 86400);
        $mail = strtolower(trim($p['customerEmail']));
        $name = trim($p['customerFirstName'] . ' ' . $p['customerLastName']);
        $ship = $p['shipmentAddress'];
        $phone = $ship['phone'] ?? '';
        $currency = $p['currencyCode'] ?: 'TRY';
        $status = STATUSES[$p['status']] ?? 'unknown';
        $total = $minor($p['packageTotalPrice']);
        $findCustomer->execute([$mail]);
        $customer = $findCustomer->fetchColumn();
        $findCustomer->closeCursor();
        if ($customer === false) {
            $addCustomer->execute([$name, $mail, $phone, $ship['city'], $currency, $at]);
            $customer = $db->lastInsertId();
            $addIdentity->execute([$mail, $customer]);
            foreach (preg_split('/\s+/', $fold($name)) as $term) $addTerm->execute([$term, $customer]);
            $addTerm->execute([$mail, $customer]);
        }
        $findOrder->execute([$p['orderNumber']]);
        $known = $findOrder->fetch(PDO::FETCH_NUM);
        $findOrder->closeCursor();
        $position = $known ? (int)$known[1] : 0;
        $tax = 0;
        foreach ($p['lines'] as $l) {
            $paid = $minor($l['lineUnitPrice']) * $l['quantity'];
            $rate = (int)round($l['vatRate'] * 100);
            $tax += intdiv($paid * $rate + intdiv(10000 + $rate, 2), 10000 + $rate);
        }
        $order->execute([1, $p['orderNumber'], $p['orderNumber'], $fold($p['orderNumber']), $at, $day,
            $status, $p['status'], $customer, $name, $mail, $phone, $currency, $total, 0,
            $minor($p['packageTotalDiscount']), $tax, $position + count($p['lines']), '', '',
            $p['cargoProviderName'] ?? '', (string)($p['cargoTrackingNumber'] ?? ''),
            $p['invoiceNumber'] ?? '', $p['lastModifiedDate'], 0]);
        $id = $order->fetchColumn();
        $order->closeCursor();
        $package->execute([1, (string)$p['shipmentPackageId'], $id, $p['orderNumber'], $status,
            $p['status'], $p['cargoProviderName'] ?? '', (string)($p['cargoTrackingNumber'] ?? ''),
            $p['invoiceNumber'] ?? '', $p['agreedDeliveryDate'], $p['lastModifiedDate'],
            $p['status'] === 'UnPacked' ? 1 : 0, implode("\n", $p['originPackageIds'] ?? []), 0]);
        $record = $package->fetchColumn();
        $package->closeCursor();
        $isSold = in_array($status, SOLD, true);
        $units = 0;
        foreach ($p['lines'] as $l) {
            $quantity = (int)$l['quantity'];
            $paid = $discount = 0;
            foreach ($l['discountDetails'] as $unit) {
                $paid += $minor($unit['lineItemPrice']);
                $discount += $minor($unit['lineItemSellerDiscount']) + $minor($unit['lineItemTyDiscount']);
            }
            $barcode = str_replace(' ', '', $l['barcode']);
            $variant->execute([$barcode]);
            $goods = $variant->fetchColumn() ?: null;
            $variant->closeCursor();
            $line->execute([$id, $position++, (string)$l['lineId'], $barcode, $goods, $l['stockCode'],
                $barcode, $l['productName'], $quantity * 1000,
                $quantity > 0 ? intdiv($paid + $discount + intdiv($quantity, 2), $quantity) : 0,
                $discount, $paid, (int)round($l['vatRate'] * 100),
                in_array($l['orderLineItemStatusName'], ['Cancelled', 'UnSupplied'], true) ? 1 : 0,
                (string)$p['shipmentPackageId']]);
            $units += $quantity * 1000;
            if ($isSold && $goods) $variantDay->execute([$day, $goods, $quantity * 1000, $paid]);
        }
        foreach (['shipping' => $ship, 'billing' => $p['invoiceAddress']] as $kind => $a) {
            $address->execute([$id, $kind, $a['fullName'] ?? trim($a['firstName'] . ' ' . $a['lastName']),
                $a['company'] ?? '', $a['phone'] ?? '', trim($a['address1'] . ' ' . $a['address2']),
                $a['neighborhood'] ?? '', $a['district'] ?? '', $a['city'] ?? '', $a['postalCode'] ?? '',
                $a['countryCode'] ?? '', $a['taxOffice'] ?? '', $a['taxNumber'] ?? '']);
        }
        $payment->execute([$id, 0, (string)$p['shipmentPackageId'], 'card', $p['paymentMethod'] ?? '',
            'approved', $total, 1, null]);
        foreach ($p['packageHistories'] as $place => $step) {
            $event->execute([$id, $place, $step['createdDate'], STATUSES[$step['status']] ?? 'unknown',
                $step['status']]);
        }
        $payload->execute([$record, null, gzcompress(json_encode($p, JSON_UNESCAPED_UNICODE), 3)]);
        if ($isSold) {
            $channelDay->execute([$day, $currency, $units, $total]);
            $spend->execute([$total, $at, $at, $at, $customer]);
        }
        $count++;
    }
    $db->commit();
}
$usage = getrusage();
$cpu = $usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec']
    + ($usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec']) / 1e6;
echo json_encode(['program' => 'php', 'cpuSeconds' => $cpu, 'inserted' => $count]), "\n";
